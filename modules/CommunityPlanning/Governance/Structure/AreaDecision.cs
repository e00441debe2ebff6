namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>
/// What a local area partnership decided. It takes effect when the co-terminous area committee, a committee of the council, has agreed: its decision is
/// recorded in the core, with this as its subject.
/// </summary>
internal sealed class AreaDecision : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid LocalAreaId { get; init; }

    public Guid CommitteeId { get; init; }

    public required string Title { get; init; }

    public string? Detail { get; init; }

    /// <summary>When the local partnership decided.</summary>
    public DateOnly DecidedOn { get; init; }

    public int Version { get; set; }

    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.One<LocalArea>(db, LocalAreaId);

    /// <summary>The name of the committee that has to agree.</summary>
    [Needs(nameof(PartnershipId), nameof(CommitteeId))]
    public IDataLoaderResult<string?> Committee(Batches batches, IMediator mediator) => CommitteeOf(batches, mediator).Then(c => c?.Name);

    /// <summary>Whether it is effective, and why or why not.</summary>
    [Needs(nameof(PartnershipId), nameof(CommitteeId), nameof(DecidedOn))]
    public IDataLoaderResult<AreaDecisionEffect> Effect(Batches batches, IMediator mediator)
    {
        var partnership = PartnershipId;
        var committee = CommitteeOf(batches, mediator);
        return batches
            .Load<GlobalId, IReadOnlyList<RecordedDecision>>(
                $"communityplanning.area-decision.decisions.{partnership}",
                new(nameof(AreaDecision), Id),
                (subjects, cancellationToken) => mediator.Send(new GetDecisions(partnership, subjects), cancellationToken)
            )
            .Then(
                async (decisions, cancellationToken) =>
                    AreaDecisionEffect.Of(
                        this,
                        (await committee.GetResultAsync(cancellationToken))?.Name ?? "The area committee",
                        decisions ?? []
                    )
            );
    }

    private IDataLoaderResult<PartnershipBody?> CommitteeOf(Batches batches, IMediator mediator)
    {
        var partnership = PartnershipId;
        return batches.Load<Guid, PartnershipBody>(
            $"core.bodies.{partnership}",
            CommitteeId,
            (ids, cancellationToken) => mediator.Send(new GetBodies(partnership, ids), cancellationToken)
        );
    }
}

/// <summary>Whether a local partnership's decision takes effect.</summary>
/// <param name="Words">Why, or what is still to come.</param>
internal sealed record AreaDecisionEffect(bool Effective, DateOnly? Since, string Words)
{
    // The committee's latest word counts: it may agree, and later go back on it.
    public static AreaDecisionEffect Of(AreaDecision decision, string committee, IReadOnlyList<RecordedDecision> decisions)
    {
        var own = decisions.FirstOrDefault(d => d.BodyId == decision.CommitteeId && d.On >= decision.DecidedOn);
        return own switch
        {
            { Type: DecisionType.Approve or DecisionType.Endorse } => new(
                Effective: true,
                own.On,
                $"{committee} agreed on {own.On:yyyy-MM-dd}."
            ),
            { Type: DecisionType.SupportWithConditions, OpenConditions: 0 } => new(
                Effective: true,
                own.On,
                $"{committee} agreed on {own.On:yyyy-MM-dd}, with conditions that are met."
            ),
            { Type: DecisionType.SupportWithConditions } => new(
                Effective: false,
                Since: null,
                $"Not effective: {committee} agreed with conditions, and {own.OpenConditions} of them {(own.OpenConditions == 1 ? "is" : "are")} open."
            ),
            { Type: DecisionType.Reject } => new(
                Effective: false,
                Since: null,
                $"Not effective: {committee} rejected it on {own.On:yyyy-MM-dd}."
            ),
            { } => new(Effective: false, Since: null, $"Not effective: {committee} has it before it, and has not agreed."),
            null => new(
                Effective: false,
                Since: null,
                $"Not effective until {committee}, the co-terminous area committee, has agreed. Record its decision: recordDecision."
            ),
        };
    }
}
