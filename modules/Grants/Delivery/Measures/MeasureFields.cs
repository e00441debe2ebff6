namespace CouncilPlatform.Grants.Delivery;

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
            .Values(
                allocation,
                (db, partnership),
                static (ids, s) =>
                    s
                        .db.Of<GrantMeasure>(s.partnership)
                        .Where(m => ids.Contains(m.AllocationId) && m.WithdrawnReason == null)
                        .OrderBy(m => m.Number),
                static m => m.AllocationId
            )
            .Then(IReadOnlyList<GrantMeasure> (measures) => [.. measures.Where(m => kind is null || m.Kind == kind)]);
}
