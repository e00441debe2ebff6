namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Partnerships that are alike, to be compared with one another. A choice is never changed: the next one is the next edition.</summary>
internal sealed class FamilyGroup : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership, the same in every edition.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>1 for the first choice, and one more with each.</summary>
    public int Edition { get; init; }

    /// <summary>Who was chosen, by name.</summary>
    public IDataLoaderResult<IReadOnlyList<ReportingBody>> Members(Batches batches, CommunityPlanningDb db) =>
        batches
            .Load<Guid, IReadOnlyList<ReportingBody>>("communityplanning.family.members", Id, async (ids, cancellationToken) => (
                        await (
                            from m in db.FamilyGroupMembers
                            join b in db.ReportingBodies on m.ReportingBodyId equals b.Id
                            where ids.Contains(m.FamilyGroupId)
                            orderby b.Name
                            select new { m.FamilyGroupId, Body = b }
                        )
                            .AsNoTracking()
                            .ToListAsync(cancellationToken)
                    ).ToLookup(r => r.FamilyGroupId, r => r.Body).ToDictionary(g => g.Key, IReadOnlyList<ReportingBody> (g) => [.. g]))
            .Then(members => members ?? []);
}

/// <summary>A body that was chosen into a family group.</summary>
internal sealed class FamilyGroupMember : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid FamilyGroupId { get; init; }

    public Guid ReportingBodyId { get; init; }
}
