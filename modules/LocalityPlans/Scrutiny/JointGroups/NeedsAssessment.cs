namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A study of what people in the area need, like a Joint Strategic Needs Assessment (JSNA).</summary>
internal sealed class NeedsAssessment : IVersioned, IInPartnership, ISlugged
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The assessment's short name in the partnership.</summary>
    [MaxLength(60)]
    public required string Slug { get; init; }

    /// <summary>The assessment's title.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>The assessment's date, as precisely as is known.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The web address at which the assessment is published.</summary>
    [MaxLength(500)]
    public string? Address { get; init; }

    public int Version { get; set; }

    /// <summary>The priority areas that reflect the assessment, of every joint group.</summary>
    public IDataLoaderResult<IReadOnlyList<PriorityArea>> PriorityAreas(Batches batches, LocalityPlansDb db) =>
        batches
            .Load(
                Id,
                db,
                static async (ids, db, ct) =>
                    (
                        await db.Set<PriorityArea>()
                            .AsNoTracking()
                            .Where(a => a.NeedsAssessmentId != null && ids.Contains(a.NeedsAssessmentId.Value))
                            .OrderBy(a => a.GroupId)
                            .ThenBy(a => a.Number)
                            .ToListAsync(ct)
                    ).Grouped(a => a.NeedsAssessmentId!.Value)
            )
            .Then(areas => areas ?? []);
}
