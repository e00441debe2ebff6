namespace CouncilPlatform.Grants.Rounds;

/// <summary>A fund that a programme draws on, and the most that it may draw of each stream.</summary>
internal sealed class ProgrammeFund : IBelongsTo<Fund>
{
    public Guid ProgrammeId { get; init; }

    public Guid FundId { get; init; }

    internal long RevenuePence { get; init; }

    internal long CapitalPence { get; init; }

    Guid IBelongsTo<Fund>.WholeId => FundId;

    internal bool IsAs(ProgrammeFund other) =>
        (FundId, RevenuePence, CapitalPence) == (other.FundId, other.RevenuePence, other.CapitalPence);

    /// <summary>The most that the programme's awards may hold of the fund.</summary>
    public StreamAmounts Ceiling() => StreamAmounts.FromPence(RevenuePence, CapitalPence);

    /// <summary>What the programme's awards hold of the fund: proposed, committed and paid together.</summary>
    public IDataLoaderResult<StreamAmounts> Drawn(Batches batches, Drawings drawings) =>
        drawings.Load(ProgrammeId, batches).Then(all => all.Where(d => d.FundId == FundId).Sum());

    /// <summary>The fund.</summary>
    public IDataLoaderResult<Fund?> Fund(Batches batches, GrantsDb db) => batches.Row<Fund>(db, FundId);
}
