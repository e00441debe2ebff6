namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A group in which councils and others work on chosen priority areas.</summary>
[Shared("Councils and others work in the group together.")]
internal sealed class JointGroup : Aggregate, ISlugged
{
    public required string Slug { get; init; }

    /// <summary>The group's name.</summary>
    [MaxLength(200)]
    public required string Name { get; set; }

    /// <summary>What the group is for.</summary>
    [MaxLength(2000)]
    public string? Purpose { get; set; }

    /// <summary>The document that sets up the group, by title and date.</summary>
    [MaxLength(500)]
    public required string Source { get; set; }

    /// <summary>What the group concentrates on, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<PriorityArea>> PriorityAreas(Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, Id, static (PriorityArea a) => a.GroupId, static a => a.Number);

    /// <summary>What needs attention: NO_NEEDS_ASSESSMENT for each priority area without a needs assessment.</summary>
    public IDataLoaderResult<IReadOnlyList<PlanWarning>> Warnings(Batches batches, LocalityPlansDb db) =>
        PriorityAreas(batches, db)
            .Then(
                IReadOnlyList<PlanWarning> (areas) =>
                    [
                        .. areas
                            .Where(a => a.NeedsAssessmentId is null)
                            .Select(a => new PlanWarning("NO_NEEDS_ASSESSMENT", $"\"{a.Title}\" has no needs assessment. Name one.")),
                    ]
            );
}

/// <summary>One of the things that a joint group concentrates on.</summary>
internal sealed class PriorityArea : Part
{
    /// <summary>The priority area, like Mental Health.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>The part of the needs assessment that the area reflects, like chapter 4.</summary>
    [MaxLength(200)]
    public string? Place { get; init; }

    internal Guid GroupId { get; init; }

    internal Guid? NeedsAssessmentId { get; init; }

    /// <summary>The needs assessment that the area reflects.</summary>
    public IDataLoaderResult<NeedsAssessment?>? NeedsAssessment(Batches batches, LocalityPlansDb db) =>
        NeedsAssessmentId is { } id ? batches.Row<NeedsAssessment>(db, id) : null;

    /// <summary>The joint group whose priority area it is.</summary>
    public IDataLoaderResult<JointGroup?> Group(Batches batches, LocalityPlansDb db) => batches.Row<JointGroup>(db, GroupId);
}
