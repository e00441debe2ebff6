namespace CouncilPlatform.Grants.Rounds;

/// <summary>An application in the ranking of its round.</summary>
internal sealed class RankedApplication(Placing placing, int index) : IKeyed
{
    Guid IKeyed.Id => placing.Candidate.Id;

    /// <summary>The rank from 1. Ties share a rank, and the next is skipped. Null without a score.</summary>
    public int? Rank => placing.Rank;

    /// <summary>The overall score; null if no score counts.</summary>
    public WeightedScore? Score => placing.Candidate.Score;

    /// <summary>Whether the round's budget reaches the application.</summary>
    public FundingPosition Position => placing.Position;

    /// <summary>What the round's budget gives the application, by rank. An approver decides.</summary>
    public StreamAmounts Suggested => placing.Suggested;

    internal string SortKey { get; } = index.ToString("D9", CultureInfo.InvariantCulture);

    /// <summary>The application.</summary>
    public IDataLoaderResult<Application?> Application(Batches batches, GrantsDb db) => batches.Row<Application>(db, placing.Candidate.Id);
}
