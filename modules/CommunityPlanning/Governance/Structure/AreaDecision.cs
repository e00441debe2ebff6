namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>A decision of a local area partnership, which takes effect when the council's area committee has agreed.</summary>
[Shared("A local area partnership decides together; the council's agreement is the decision of its own committee.")]
internal sealed class AreaDecision : Aggregate
{
    public Guid LocalAreaId { get; init; }

    public Guid CommitteeId { get; init; }

    /// <summary>What was decided, in one line.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>The decision in full, at most 4,000 characters.</summary>
    [MaxLength(4000)]
    public string? Detail { get; init; }

    /// <summary>The day on which the local area partnership decided.</summary>
    public DateOnly DecidedOn { get; init; }

    /// <summary>The local area whose partnership decided.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.Row<LocalArea>(db, LocalAreaId);

    /// <summary>The name of the committee that has to agree.</summary>
    [Needs(nameof(PartnershipId), nameof(CommitteeId))]
    public IDataLoaderResult<string?> Committee(Batches batches, IMediator mediator) =>
        batches.BodyName(PartnershipId, CommitteeId, mediator)!;

    /// <summary>Whether the decision has taken effect, and why or why not.</summary>
    [Needs(nameof(PartnershipId), nameof(CommitteeId), nameof(DecidedOn))]
    public IDataLoaderResult<AreaDecisionEffect> Effect(Batches batches, IMediator mediator)
    {
        var committee = Committee(batches, mediator);
        return batches
            .Load(
                new GlobalId(nameof(AreaDecision), Id),
                (mediator, PartnershipId),
                static (subjects, s, ct) => s.mediator.Send(new GetDecisions(s.PartnershipId, subjects), ct)
            )
            .Then(
                async (decisions, ct) =>
                    AreaDecisionEffect.Of(this, await committee.GetResultAsync(ct) ?? "The area committee", decisions ?? [])
            );
    }
}

/// <summary>Whether the decision of a local area partnership has taken effect.</summary>
/// <param name="Effective">Whether the decision has taken effect.</param>
/// <param name="Since">The day on which the committee agreed. Null while the decision is not effective.</param>
/// <param name="Words">The reason, or what still has to happen.</param>
internal sealed record AreaDecisionEffect(bool Effective, DateOnly? Since, string Words)
{
    // The committee's latest decision counts: it may agree, and later go back on it.
    public static AreaDecisionEffect Of(AreaDecision decision, string committee, IReadOnlyList<RecordedDecision> decisions)
    {
        var own = decisions.FirstOrDefault(d => d.BodyId == decision.CommitteeId && d.On >= decision.DecidedOn);
        var open = own?.OpenConditions == 1 ? "is" : "are";
        return own switch
        {
            { Type: DecisionType.Approve or DecisionType.Endorse } => Since($"{committee} agreed on {own.On:yyyy-MM-dd}."),
            { Type: DecisionType.SupportWithConditions, OpenConditions: 0 } => Since(
                $"{committee} agreed on {own.On:yyyy-MM-dd}, with conditions that are met."
            ),
            { Type: DecisionType.SupportWithConditions } => Not(
                $": {committee} agreed with conditions, and {own.OpenConditions} of them {open} open."
            ),
            { Type: DecisionType.Reject } => Not($": {committee} rejected it on {own.On:yyyy-MM-dd}."),
            { } => Not($": {committee} is considering it and has not agreed."),
            null => Not($" until {committee}, the area committee, has agreed. Record its decision when it has."),
        };

        AreaDecisionEffect Since(string words) => new(Effective: true, own!.On, words);
        static AreaDecisionEffect Not(string words) => new(Effective: false, Since: null, $"Not effective{words}");
    }
}
