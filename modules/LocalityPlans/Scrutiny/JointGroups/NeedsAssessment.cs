namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A study of what people in the area need, like a Joint Strategic Needs Assessment (JSNA).</summary>
[Shared("It only refers to a study of the whole area.")]
internal sealed class NeedsAssessment : Aggregate, ISlugged
{
    public required string Slug { get; init; }

    /// <summary>The assessment's title.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>The assessment's date, as precisely as is known.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The web address at which the assessment is published.</summary>
    [MaxLength(500)]
    public string? Address { get; init; }

    /// <summary>The priority areas that reflect the assessment, of every joint group.</summary>
    public IDataLoaderResult<IReadOnlyList<PriorityArea>> PriorityAreas(Batches batches, LocalityPlansDb db) =>
        batches.Values(
            Id,
            db,
            static (ids, db) =>
                db.Set<PriorityArea>().Where(a => ids.Contains(a.NeedsAssessmentId!.Value)).OrderBy(a => a.GroupId).ThenBy(a => a.Number),
            static a => a.NeedsAssessmentId!.Value
        );
}
