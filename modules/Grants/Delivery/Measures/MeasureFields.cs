namespace CouncilPlatform.Grants.Delivery;

/// <summary>What an allocation is to achieve. Measures that were withdrawn are left out.</summary>
internal sealed class MeasureFields
{
    /// <summary>What the allocation is to reach at least.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Targets(Allocation allocation, Batches batches, GrantsDb db) =>
        Load(allocation.Id, MeasureKind.AtLeast, batches, db);

    /// <summary>Ceilings of what the allocation is to reach. They are not targets.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Ceilings(Allocation allocation, Batches batches, GrantsDb db) =>
        Load(allocation.Id, MeasureKind.Ceiling, batches, db);

    internal static IDataLoaderResult<IReadOnlyList<GrantMeasure>> Load(Guid allocation, MeasureKind? kind, Batches batches, GrantsDb db) =>
        batches
            .Parts(db, allocation, static (GrantMeasure m) => m.AllocationId, static m => m.Number)
            .Then(IReadOnlyList<GrantMeasure> (all) => [.. all.Where(m => m.WithdrawnReason is null && (kind is null || m.Kind == kind))]);
}
