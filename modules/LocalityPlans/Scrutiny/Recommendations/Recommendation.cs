namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>What a scrutiny body recommends or suggests, what the executive answered, and which actions take it up.</summary>
internal sealed class Recommendation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place among the partnership's recommendations, from 1.</summary>
    public int Number { get; init; }

    public RecommendationKind Kind { get; init; }

    /// <summary>The document's words.</summary>
    public required string Text { get; init; }

    public RecommendationState State { get; set; }

    /// <summary>What officers advised on it, in the document's words; null where nothing is said.</summary>
    public string? Advice { get; set; }

    /// <summary>Who sees to it, by role.</summary>
    public string? Owner { get; set; }

    /// <summary>The day it was carried out.</summary>
    public DateOnly? ImplementedOn { get; set; }

    /// <summary>What shows that.</summary>
    public string? Evidence { get; set; }

    public int Version { get; set; }

    internal required string MadeBy { get; init; }

    internal PartialDate MadeOn { get; init; }

    internal required string Document { get; init; }

    internal string? Place { get; init; }

    /// <summary>Of source and text: the same recommendation is recorded once.</summary>
    internal required string Digest { get; init; }

    internal Guid? OwnerCouncilId { get; set; }

    internal string? AnsweredBy { get; set; }

    internal DateOnly? AnsweredOn { get; set; }

    internal ResponseKind? Answer { get; set; }

    internal string? AnswerText { get; set; }

    /// <summary>Who made it, when, and where that is written.</summary>
    [Needs(nameof(MadeBy), nameof(MadeOn), nameof(Document), nameof(Place))]
    public RecommendationSource Source() => new(MadeBy, MadeOn, Document, Place);

    /// <summary>What the executive answered; null until it has.</summary>
    [Needs(nameof(AnsweredBy), nameof(AnsweredOn), nameof(Answer), nameof(AnswerText))]
    public RecommendationResponse? Response() => Answer is { } answer ? new(AnsweredBy!, AnsweredOn!.Value, answer, AnswerText) : null;

    /// <summary>The council whose role sees to it.</summary>
    [Needs(nameof(OwnerCouncilId))]
    public IDataLoaderResult<Organisation?>? OwnerCouncil(Batches batches, IMediator mediator) =>
        OwnerCouncilId is { } id ? batches.Organisation(id, mediator) : null;

    /// <summary>What it is about, as codes by which it is compared with work programmes.</summary>
    public IDataLoaderResult<IReadOnlyList<string>> Topics(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<string>>(
                "localityplans.recommendation.topics",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .RecommendationTopics.AsNoTracking()
                            .Where(t => ids.Contains(t.RecommendationId))
                            .OrderBy(t => t.Topic)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(t => t.RecommendationId)
                        .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(t => t.Topic)])
            )
            .Then(topics => topics ?? []);

    /// <summary>The actions that take it up, in the order they were linked.</summary>
    public IDataLoaderResult<IReadOnlyList<RecommendationAction>> Actions(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<RecommendationAction>>(
                "localityplans.recommendation.actions",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .RecommendationActions.AsNoTracking()
                            .Where(a => ids.Contains(a.RecommendationId))
                            .OrderBy(a => a.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(a => a.RecommendationId)
                        .ToDictionary(g => g.Key, IReadOnlyList<RecommendationAction> (g) => [.. g])
            )
            .Then(actions => actions ?? []);

    /// <summary>How it is brought from body to body.</summary>
    public IDataLoaderResult<IReadOnlyList<Escalation>> Escalations(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<Escalation>>(
                "localityplans.recommendation.escalations",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .Escalations.AsNoTracking()
                            .Where(e => e.RecommendationId != null && ids.Contains(e.RecommendationId.Value))
                            .OrderBy(e => e.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(e => e.RecommendationId!.Value)
                        .ToDictionary(g => g.Key, IReadOnlyList<Escalation> (g) => [.. g])
            )
            .Then(escalations => escalations ?? []);

    /// <summary>
    /// What somebody should look at: WORK_PROGRAMME_OVERLAP where a work programme has the same topic, NO_OWNER where it was accepted and nobody sees to it.
    /// </summary>
    [Needs(nameof(State), nameof(Owner))]
    public IDataLoaderResult<IReadOnlyList<PlanWarning>> Warnings(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<WorkProgrammeOverlap>>(
                "localityplans.recommendation.overlaps",
                Id,
                async (ids, cancellationToken) =>
                    (await WorkProgrammeOverlap.FindAsync(db, ids, cancellationToken))
                        .ToLookup(o => o.RecommendationId)
                        .ToDictionary(g => g.Key, IReadOnlyList<WorkProgrammeOverlap> (g) => [.. g])
            )
            .Then(
                IReadOnlyList<PlanWarning> (overlaps) =>
                    [
                        .. WorkProgrammeOverlap.Warn(overlaps ?? []),
                        .. Owner is null && State is RecommendationState.Accepted or RecommendationState.PartlyAccepted
                            ? [new PlanWarning("NO_OWNER", "It was accepted and nobody sees to it. Name a role with changeRecommendation.")]
                            : (IReadOnlyList<PlanWarning>)[],
                    ]
            );
}

/// <summary>Whether it binds the executive to answer.</summary>
internal enum RecommendationKind
{
    Recommendation,

    /// <summary>An idea, put forward for consideration.</summary>
    Suggestion,
}

/// <summary>How far a recommendation has come.</summary>
internal enum RecommendationState
{
    /// <summary>The executive has not answered.</summary>
    AwaitingResponse,
    Accepted,
    PartlyAccepted,
    Rejected,
    Implemented,
}

/// <summary>What the executive answers.</summary>
internal enum ResponseKind
{
    Accepted,
    PartlyAccepted,
    Rejected,
}

/// <summary>Where a recommendation comes from.</summary>
/// <param name="Body">Who made it.</param>
/// <param name="On">When, as precisely as the document says.</param>
/// <param name="Document">The document that says so, by title and date.</param>
/// <param name="Place">Where in it, as in "paragraph 3.10".</param>
internal sealed record RecommendationSource(string Body, PartialDate On, string Document, string? Place);

/// <summary>The executive's answer to a recommendation.</summary>
/// <param name="Body">Who answered.</param>
/// <param name="Text">In its own words.</param>
internal sealed record RecommendationResponse(string Body, DateOnly On, ResponseKind Kind, string? Text);

/// <summary>A code of what a recommendation is about.</summary>
internal sealed class RecommendationTopic
{
    public Guid RecommendationId { get; init; }

    public required string Topic { get; init; }
}
