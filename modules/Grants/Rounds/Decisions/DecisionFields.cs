namespace CouncilPlatform.Grants.Rounds;

internal sealed class DecisionFields
{
    /// <summary>One allocation for each fund that the award draws on.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<Allocation>> Allocations(Application application, Batches batches, GrantsDb db) =>
        batches
            .Load(
                application.Id,
                (db, application.PartnershipId),
                static (applications, s, ct) => LoadAsync(applications, s.PartnershipId, s.db, ct)
            )
            .Then(found => found ?? []);

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Allocation>>> LoadAsync(
        IReadOnlyCollection<Guid> applications,
        Guid partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        (
            await (
                from draw in db.Set<ApplicationDraw>()
                join allocation in db.Of<Allocation>(partnership) on draw.AllocationId equals allocation.Id
                where applications.Contains(draw.ApplicationId)
                orderby allocation.Id
                select new { draw.ApplicationId, Allocation = allocation }
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ListsBy(d => d.ApplicationId, d => d.Allocation);
}
