namespace CouncilPlatform.Grants.Delivery;

/// <summary>What an allocation is to achieve. Measures that were withdrawn are left out.</summary>
internal sealed class MeasureFields
{
    /// <summary>What the allocation is to reach at least.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Targets(Allocation allocation, Batches batches, GrantsDb db) =>
        Load(allocation.Id, allocation.PartnershipId, MeasureKind.AtLeast, batches, db);

    /// <summary>Ceilings of what the allocation is to reach. They are not targets.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Ceilings(Allocation allocation, Batches batches, GrantsDb db) =>
        Load(allocation.Id, allocation.PartnershipId, MeasureKind.Ceiling, batches, db);

    internal static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Load(
        Guid allocation,
        Guid partnership,
        MeasureKind? kind,
        Batches batches,
        GrantsDb db
    ) =>
        batches
            .Load(
                allocation,
                (db, partnership),
                static async (ids, s, cancellationToken) =>
                {
                    var measures = await s
                        .db.Of<GrantMeasure>(s.partnership)
                        .AsNoTracking()
                        .Where(m => ids.Contains(m.AllocationId) && m.WithdrawnReason == null)
                        .OrderBy(m => m.Number)
                        .ToListAsync(cancellationToken);
                    IReadOnlyDictionary<Guid, IReadOnlyList<GrantMeasure>> byAllocation = measures
                        .ToLookup(m => m.AllocationId)
                        .ToDictionary(g => g.Key, IReadOnlyList<GrantMeasure> (g) => [.. g]);
                    return byAllocation;
                }
            )
            .Then(IReadOnlyList<GrantMeasure> (measures) => [.. (measures ?? []).Where(m => kind is null || m.Kind == kind)]);
}
