namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A matter that is brought from one body to the next above, because those before cannot settle it.</summary>
internal sealed class Escalation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place among the partnership's escalations, from 1.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The document that asks for it, by title and date.</summary>
    public required string Source { get; init; }

    /// <summary>When it was settled; null while it is not.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; set; }

    public int Version { get; set; }

    internal Guid? RecommendationId { get; init; }

    internal Guid? ActionId { get; init; }

    /// <summary>Its way, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<EscalationHop>> Hops(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<EscalationHop>>(
                "localityplans.escalation.hops",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .EscalationHops.AsNoTracking()
                            .Where(h => ids.Contains(h.EscalationId))
                            .OrderBy(h => h.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(h => h.EscalationId)
                        .ToDictionary(g => g.Key, IReadOnlyList<EscalationHop> (g) => [.. g])
            )
            .Then(hops => hops ?? []);

    /// <summary>Where it is: the last hop that was taken; null before the first.</summary>
    public IDataLoaderResult<EscalationHop?> At(Batches batches, LocalityPlansDb db) =>
        Hops(batches, db).Then(hops => hops.LastOrDefault(h => h.RaisedOn is not null));

    /// <summary>Where it goes next; null where its way is at its end, or it is closed.</summary>
    [Needs(nameof(ClosedOn))]
    public IDataLoaderResult<EscalationHop?> Next(Batches batches, LocalityPlansDb db) =>
        Hops(batches, db).Then(hops => ClosedOn is null ? hops.FirstOrDefault(h => h.RaisedOn is null) : null);

    /// <summary>The recommendation that it is about.</summary>
    [Needs(nameof(RecommendationId))]
    public IDataLoaderResult<Recommendation?>? Recommendation(Batches batches, LocalityPlansDb db) =>
        RecommendationId is not { } id
            ? null
            : batches.Load<Guid, Recommendation>(
                "localityplans.recommendation",
                id,
                async (ids, cancellationToken) =>
                    await db.Recommendations.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken)
            );

    /// <summary>The action that it is about.</summary>
    [Needs(nameof(ActionId))]
    public IDataLoaderResult<PlanAction?>? Action(Batches batches, LocalityPlansDb db) =>
        ActionId is not { } id
            ? null
            : batches.Load<Guid, PlanAction>(
                "localityplans.action",
                id,
                async (ids, cancellationToken) =>
                    await db.Actions.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken)
            );
}

/// <summary>One step of an escalation: to whom, and when it came there.</summary>
internal sealed class EscalationHop : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place on the way, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The body or role it is brought to.</summary>
    public required string To { get; init; }

    /// <summary>The day it was brought there; null while it has not come so far.</summary>
    public DateOnly? RaisedOn { get; set; }

    /// <summary>What was said there.</summary>
    public string? Said { get; set; }

    internal Guid EscalationId { get; init; }

    internal Guid? CouncilId { get; init; }

    /// <summary>Of which council.</summary>
    public IDataLoaderResult<Organisation?>? Council(Batches batches, IMediator mediator) =>
        CouncilId is { } id ? batches.Organisation(id, mediator) : null;
}
