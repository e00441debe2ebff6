namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Similar partnerships, for comparison with one another. An edition never changes: another choice is the next edition.</summary>
[Shared("The partnership chooses with whom it compares itself.")]
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

    /// <summary>The members of the group, by name.</summary>
    public IDataLoaderResult<IReadOnlyList<ReportingBody>> Members(Batches batches, CommunityPlanningDb db) =>
        batches.Values(
            Id,
            (db, PartnershipId),
            static (ids, s) =>
                from m in s.db.Set<FamilyGroupMember>()
                join b in s.db.Of<ReportingBody>(s.PartnershipId) on m.ReportingBodyId equals b.Id
                where ids.Contains(m.FamilyGroupId)
                orderby b.Name
                select new { m.FamilyGroupId, Body = b },
            static r => r.FamilyGroupId,
            static r => r.Body
        );

    internal static FamilyGroup Add(Change<CommunityPlanningDb> change, string slug, string name, int edition, IEnumerable<Guid> bodies)
    {
        var group = change.Add(
            new FamilyGroup
            {
                Slug = slug,
                Name = name,
                Edition = edition,
            }
        );
        change.AddRange(bodies.Select(body => new FamilyGroupMember { FamilyGroupId = group.Id, ReportingBodyId = body }));
        return group;
    }
}

internal sealed class FamilyGroupMember : Entity
{
    public Guid FamilyGroupId { get; init; }

    public Guid ReportingBodyId { get; init; }
}
