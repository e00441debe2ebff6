namespace CouncilPlatform.Grants.Delivery;

internal sealed class ClosureFields
{
    /// <summary>When the allocation was closed and what it cost; null before.</summary>
    public static IDataLoaderResult<AllocationClosure?> Closure(Allocation allocation, Batches batches, GrantsDb db) =>
        batches.Load<Guid, GrantsDb, AllocationClosure>(
            allocation.Id,
            db,
            static async (allocations, db, cancellationToken) =>
                await db.Set<AllocationClosure>()
                    .AsNoTracking()
                    .Where(c => allocations.Contains(c.AllocationId))
                    .ToDictionaryAsync(c => c.AllocationId, cancellationToken)
        );
}

internal sealed class RoundClosureFields
{
    /// <summary>What must be done before the round can be closed, in order; nothing once it is closed.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<OpenItem>> StandsOpen(Round round, Batches batches, OpenItems open) =>
        batches
            .Load(
                round.Id,
                (open, round.PartnershipId),
                static (rounds, s, cancellationToken) => s.open.OfRoundsAsync(s.PartnershipId, rounds, cancellationToken)
            )
            .Then(items => items ?? []);

    /// <summary>What the round's awards hold: proposed, committed and paid together.</summary>
    public static IDataLoaderResult<StreamAmounts> Drawn(Round round, Batches batches, Drawings drawings) =>
        drawings.Load(round.ProgrammeId, batches).Then(all => all.Where(d => d.RoundId == round.Id).Sum());
}

internal sealed class ProgrammeClosureFields
{
    /// <summary>The rounds that must be closed before the programme can be, the first to open first.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<OpenItem>> StandsOpen(Programme programme, Batches batches, OpenItems open) =>
        batches
            .Load(
                programme.Id,
                (open, programme.PartnershipId),
                static (programmes, s, cancellationToken) => s.open.OfProgrammesAsync(s.PartnershipId, programmes, cancellationToken)
            )
            .Then(items => items ?? []);
}
