namespace CouncilPlatform.Grants.Rounds;

/// <summary>A fund that a programme draws on, and the most it may draw of each stream.</summary>
internal sealed class ProgrammeFund
{
    public Guid ProgrammeId { get; init; }

    public Guid FundId { get; init; }

    internal long RevenuePence { get; set; }

    internal long CapitalPence { get; set; }

    /// <summary>The most that its awards may hold of the fund.</summary>
    public StreamAmounts Ceiling() => new(Money.FromPence(RevenuePence), Money.FromPence(CapitalPence));

    /// <summary>What its awards hold of the fund: proposed, committed and paid together.</summary>
    public IDataLoaderResult<StreamAmounts> Drawn(Batches batches, Drawings drawings) =>
        batches
            .Load<Guid, IReadOnlyList<Drawing>>("grants.programme.drawings", ProgrammeId, drawings.OfProgrammesAsync)
            .Then(all => (all ?? []).Where(d => d.FundId == FundId).Sum());

    public IDataLoaderResult<Fund?> Fund(Batches batches, Ledger ledger) =>
        batches.Load<Guid, Fund>("grants.allocation.fund", FundId, ledger.FundsAsync);
}
