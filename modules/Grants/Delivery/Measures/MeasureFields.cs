namespace CouncilPlatform.Grants.Delivery;

/// <summary>What an allocation is to achieve. Measures that were withdrawn are left out.</summary>
internal sealed class MeasureFields
{
    /// <summary>What it is to reach at least.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Targets(Allocation allocation, Batches batches, GrantsDb db) =>
        Load(allocation.Id, MeasureKind.AtLeast, batches, db);

    /// <summary>What it may come to at most, which is no target.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Ceilings(Allocation allocation, Batches batches, GrantsDb db) =>
        Load(allocation.Id, MeasureKind.Ceiling, batches, db);

    internal static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Load(Guid allocation, MeasureKind? kind, Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, IReadOnlyList<GrantMeasure>>(
                "grants.allocation.measures",
                allocation,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .Measures.AsNoTracking()
                            .Where(m => ids.Contains(m.AllocationId) && m.WithdrawnReason == null)
                            .OrderBy(m => m.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(m => m.AllocationId)
                        .ToDictionary(g => g.Key, IReadOnlyList<GrantMeasure> (g) => [.. g])
            )
            .Then(IReadOnlyList<GrantMeasure> (measures) => [.. (measures ?? []).Where(m => kind is null || m.Kind == kind)]);
}
