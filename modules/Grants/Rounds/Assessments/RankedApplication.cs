namespace CouncilPlatform.Grants.Rounds;

/// <summary>An application's place in the ranking of its round.</summary>
internal sealed class RankedApplication(Placing placing, int index) : IKeyed
{
    Guid IKeyed.Id => placing.Candidate.Id;

    /// <summary>From 1; those who tie share one and the next is skipped. Null without a score.</summary>
    public int? Rank => placing.Rank;

    /// <summary>Null where nobody scored it whose score counts.</summary>
    public WeightedScore? Score => placing.Candidate.Score;

    public FundingPosition Position => placing.Position;

    /// <summary>What the round's budget gives it in the order of the ranks. An approver decides.</summary>
    public StreamAmounts Suggested => placing.Suggested;

    /// <summary>Its place in the list, so that it sorts as text.</summary>
    internal string Place { get; } = index.ToString("D9", System.Globalization.CultureInfo.InvariantCulture);

    public IDataLoaderResult<Application?> Application(Batches batches, GrantsDb db) =>
        ApplicationQueries.Load(placing.Candidate.Id, batches, db);
}
