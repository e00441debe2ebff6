namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A study of what people in the area need, as a Joint Strategic Needs Assessment (JSNA) is.</summary>
internal sealed class NeedsAssessment : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    /// <summary>Its date, as precisely as is known.</summary>
    public PartialDate? Date { get; set; }

    /// <summary>Where it is published: a web address.</summary>
    public string? Address { get; set; }

    public int Version { get; set; }

    /// <summary>The priority areas that reflect it, of every joint group.</summary>
    public IDataLoaderResult<IReadOnlyList<PriorityArea>> PriorityAreas(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<PriorityArea>>(
                "localityplans.assessment.areas",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .PriorityAreas.AsNoTracking()
                            .Where(a => a.NeedsAssessmentId != null && ids.Contains(a.NeedsAssessmentId.Value))
                            .OrderBy(a => a.GroupId)
                            .ThenBy(a => a.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(a => a.NeedsAssessmentId!.Value)
                        .ToDictionary(g => g.Key, IReadOnlyList<PriorityArea> (g) => [.. g])
            )
            .Then(areas => areas ?? []);
}
