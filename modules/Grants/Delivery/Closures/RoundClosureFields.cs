namespace CouncilPlatform.Grants.Delivery;

/// <summary>How far a round is from its end.</summary>
internal sealed class RoundClosureFields
{
    /// <summary>What keeps it from being closed, in order; none once it is.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<OpenItem>> StandsOpen(Round round, Batches batches, OpenItems open) =>
        batches.Load<Guid, IReadOnlyList<OpenItem>>("grants.round.standsOpen", round.Id, open.OfRoundsAsync).Then(items => items ?? []);

    /// <summary>What its awards hold: proposed, committed and paid together.</summary>
    public static IDataLoaderResult<StreamAmounts> Drawn(Round round, Batches batches, Drawings drawings) =>
        batches
            .Load<Guid, IReadOnlyList<Drawing>>("grants.programme.drawings", round.ProgrammeId, drawings.OfProgrammesAsync)
            .Then(all => (all ?? []).Where(d => d.RoundId == round.Id).Sum());
}
