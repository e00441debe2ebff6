namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Similar partnerships, for comparison with one another. An edition never changes: another choice is the next edition.</summary>
internal sealed class FamilyGroup : PartnershipEntity
{
    /// <summary>The group's short name, the same in every edition.</summary>
    [MaxLength(60)]
    public required string Slug { get; init; }

    /// <summary>The group's name.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>The number of the edition, from 1.</summary>
    public int Edition { get; init; }

    /// <summary>The members, by name.</summary>
    public IDataLoaderResult<IReadOnlyList<ReportingBody>> Members(Batches batches, CommunityPlanningDb db) =>
        batches
            .Load<Guid, (CommunityPlanningDb Db, Guid PartnershipId), IReadOnlyList<ReportingBody>>(
                Id,
                (db, PartnershipId),
                static async (ids, s, ct) => (
                        await (
                            from m in s.Db.Set<FamilyGroupMember>()
                            join b in s.Db.Of<ReportingBody>(s.PartnershipId) on m.ReportingBodyId equals b.Id
                            where ids.Contains(m.FamilyGroupId)
                            orderby b.Name
                            select new { m.FamilyGroupId, Body = b }
                        )
                            .AsNoTracking()
                            .ToListAsync(ct)
                    ).ToLookup(r => r.FamilyGroupId, r => r.Body).ToDictionary(g => g.Key, IReadOnlyList<ReportingBody> (g) => [.. g])
            )
            .Then(members => members ?? []);
}

/// <summary>A member of a family group.</summary>
internal sealed class FamilyGroupMember : Entity
{
    public Guid FamilyGroupId { get; init; }

    public Guid ReportingBodyId { get; init; }
}
