namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A group in which several councils and others work on chosen priority areas.</summary>
internal sealed class JointGroup : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; set; }

    /// <summary>The document that says so, by title and date.</summary>
    public required string Source { get; set; }

    public int Version { get; set; }

    /// <summary>What it concentrates on, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<PriorityArea>> PriorityAreas(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<PriorityArea>>(
                "localityplans.group.areas",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .PriorityAreas.AsNoTracking()
                            .Where(a => ids.Contains(a.GroupId))
                            .OrderBy(a => a.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(a => a.GroupId)
                        .ToDictionary(g => g.Key, IReadOnlyList<PriorityArea> (g) => [.. g])
            )
            .Then(areas => areas ?? []);

    /// <summary>What somebody should look at: NO_NEEDS_ASSESSMENT names the priority areas that no needs assessment speaks for.</summary>
    public IDataLoaderResult<IReadOnlyList<PlanWarning>> Warnings(Batches batches, LocalityPlansDb db) =>
        PriorityAreas(batches, db)
            .Then(
                IReadOnlyList<PlanWarning> (areas) =>
                    [
                        .. areas
                            .Where(a => a.NeedsAssessmentId is null)
                            .Select(a => new PlanWarning("NO_NEEDS_ASSESSMENT", $"No needs assessment is named for \"{a.Title}\".")),
                    ]
            );
}

/// <summary>One of the things that a joint group concentrates on.</summary>
internal sealed class PriorityArea : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Where in the needs assessment it is found.</summary>
    public string? Place { get; init; }

    internal Guid GroupId { get; init; }

    internal Guid? NeedsAssessmentId { get; init; }

    /// <summary>The needs assessment that it reflects.</summary>
    public IDataLoaderResult<NeedsAssessment?>? NeedsAssessment(Batches batches, LocalityPlansDb db) =>
        NeedsAssessmentId is not { } id
            ? null
            : batches.Load<Guid, NeedsAssessment>(
                "localityplans.area.assessment",
                id,
                async (ids, cancellationToken) =>
                    await db.NeedsAssessments.AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, cancellationToken)
            );

    public IDataLoaderResult<JointGroup?> Group(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, JointGroup>(
            "localityplans.area.group",
            GroupId,
            async (ids, cancellationToken) =>
                await db.JointGroups.AsNoTracking().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancellationToken)
        );
}
