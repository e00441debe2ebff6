namespace CouncilPlatform.Grants.Rounds;

/// <summary>What an award set aside: for the partnership's own people, as it leads to the funds.</summary>
internal sealed class DecisionFields
{
    /// <summary>One allocation for each fund that was drawn on.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<Allocation>> Allocations(Application application, Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, IReadOnlyList<Allocation>>("grants.application.allocations", application.Id, async (ids, cancellationToken) => (
                        await (
                            from draw in db.ApplicationDraws
                            join allocation in db.Allocations on draw.AllocationId equals allocation.Id
                            where ids.Contains(draw.ApplicationId)
                            orderby allocation.Id
                            select new { draw.ApplicationId, Allocation = allocation }
                        )
                            .AsNoTracking()
                            .ToListAsync(cancellationToken)
                    ).ToLookup(d => d.ApplicationId, d => d.Allocation).ToDictionary(g => g.Key, IReadOnlyList<Allocation> (g) => [.. g]))
            .Then(allocations => allocations ?? []);
}
