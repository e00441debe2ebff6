namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A matter that is raised with one body after another until one settles it.</summary>
internal sealed class Escalation : Aggregate, INumbered, IOwned
{
    public int Number { get; init; }

    /// <summary>What the matter is.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>The document that requests the escalation, by title and date.</summary>
    [MaxLength(500)]
    public required string Source { get; init; }

    /// <summary>The day the matter was settled; null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>How the matter was settled.</summary>
    [MaxLength(2000)]
    public string? Outcome { get; private set; }

    public Guid? OwnerId { get; init; }

    /// <summary>The council that raises the matter; null for the partnership itself.</summary>
    public IDataLoaderResult<Organisation?>? Owner(OrganisationBatch organisations) => organisations.Get(OwnerId);

    internal Guid? RecommendationId { get; init; }

    internal Guid? ActionId { get; init; }

    /// <summary>The bodies and roles that the matter goes to, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<EscalationHop>> Hops(Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, Id, static (EscalationHop h) => h.EscalationId, static h => h.Number);

    /// <summary>The last body or role that the matter was raised with; null before the first.</summary>
    public IDataLoaderResult<EscalationHop?> At(Batches batches, LocalityPlansDb db) =>
        Hops(batches, db).Then(hops => hops.LastOrDefault(h => h.RaisedOn is not null));

    /// <summary>The body or role that the matter goes to next; null at the end of the route, or if it is closed.</summary>
    [Needs(nameof(ClosedOn))]
    public IDataLoaderResult<EscalationHop?> Next(Batches batches, LocalityPlansDb db) =>
        Hops(batches, db).Then(hops => ClosedOn is null ? hops.FirstOrDefault(h => h.RaisedOn is null) : null);

    /// <summary>The recommendation that the escalation is about.</summary>
    public IDataLoaderResult<Recommendation?>? Recommendation(Batches batches, LocalityPlansDb db) =>
        RecommendationId is { } id ? batches.Row<Recommendation>(db, id) : null;

    /// <summary>The action that the escalation is about.</summary>
    public IDataLoaderResult<PlanAction?>? Action(Batches batches, LocalityPlansDb db) =>
        ActionId is { } id ? batches.Row<PlanAction>(db, id) : null;

    /// <returns>The next body or role on the route, with which the matter was raised.</returns>
    internal EscalationHop Raise(IReadOnlyList<EscalationHop> hops, DateOnly on, string? answer, DateOnly today)
    {
        RequireOpen();
        var next =
            hops.FirstOrDefault(h => h.RaisedOn is null)
            ?? throw new RuleException(
                "WRONG_STATE",
                $"\"{Title}\" reached the end of its route on {hops[^1].RaisedOn:d MMMM yyyy}. Close it.",
                InputPath.Of("escalation")
            );
        RequireInOrder(hops, on, today);
        (next.RaisedOn, next.Said) = (on, answer);
        return next;
    }

    internal void Close(IReadOnlyList<EscalationHop> hops, DateOnly on, string outcome, DateOnly today)
    {
        RequireOpen();
        RequireInOrder(hops, on, today);
        (ClosedOn, Outcome) = (on, outcome);
    }

    private void RequireOpen() =>
        new Rules()
            .Require(ClosedOn is null, "WRONG_STATE", $"\"{Title}\" was closed on {ClosedOn:d MMMM yyyy}.", InputPath.Of("escalation"))
            .Check();

    private static void RequireInOrder(IReadOnlyList<EscalationHop> hops, DateOnly on, DateOnly today)
    {
        var last = hops.LastOrDefault(h => h.RaisedOn is not null);
        new Rules()
            .NotInFuture(on, today)
            .Require(
                last is null || last.RaisedOn <= on,
                "OUT_OF_ORDER",
                $"The matter was raised with {last?.To} on {last?.RaisedOn:d MMMM yyyy}. Enter that day or a later one.",
                on
            )
            .Check();
    }
}

/// <summary>One step of an escalation: a body or role, and when the matter was raised with it.</summary>
internal sealed class EscalationHop : Part, IBelongsTo<Escalation>
{
    /// <summary>The body or role, like Portfolio Holder for Health and Wellbeing.</summary>
    [MaxLength(RoleText.MaxLength)]
    public required string To { get; init; }

    /// <summary>The day the matter was raised there; null until then.</summary>
    public DateOnly? RaisedOn { get; set; }

    /// <summary>What the body or role answered.</summary>
    [MaxLength(2000)]
    public string? Said { get; set; }

    internal Guid EscalationId { get; init; }

    internal Guid? CouncilId { get; init; }

    Guid IBelongsTo<Escalation>.WholeId => EscalationId;

    /// <summary>The council of the body or role.</summary>
    public IDataLoaderResult<Organisation?>? Council(OrganisationBatch organisations) => organisations.Get(CouncilId);
}
