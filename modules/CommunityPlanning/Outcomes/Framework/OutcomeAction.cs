namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>An action of partners, which exactly one partner leads.</summary>
internal sealed class OutcomeAction : LocalAggregate, ITransferable
{
    public Guid? IndicatorTargetId { get; private set; }

    // A column of the action itself, so that it always has exactly one lead.
    public Guid LeadId { get; set; }

    /// <summary>The action in one line.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>What exactly is done.</summary>
    [MaxLength(4000)]
    public string? Detail { get; init; }

    Guid? IOwned.OwnerId => LeadId;

    /// <summary>Whether the action is unaligned: it contributes to no outcome.</summary>
    [Needs(nameof(LocalOutcomeId))]
    public bool Unaligned() => LocalOutcomeId is null;

    /// <summary>The partner that leads it.</summary>
    public IDataLoaderResult<Organisation?> Lead(OrganisationBatch organisations) => organisations.Get(LeadId);

    /// <summary>The other partners that take part.</summary>
    [Needs(nameof(LeadId))]
    public IDataLoaderResult<IReadOnlyList<ActionPartner>> Partners(Batches batches, CommunityPlanningDb db) =>
        batches
            .Parts(db, Id, static (ActionPartner p) => p.OutcomeActionId, static p => p.Id)
            .Then(IReadOnlyList<ActionPartner> (all) => [.. all.Where(p => p.OrganisationId != LeadId)]);

    /// <summary>The target that the action should help to reach. Null where none is named.</summary>
    public IDataLoaderResult<IndicatorTarget?> Target(Batches batches, CommunityPlanningDb db) =>
        batches.Row<IndicatorTarget>(db, IndicatorTargetId);

    void ITransferable.PassTo(Guid organisation) => LeadId = organisation;

    /// <param name="measured">The outcome that the target's indicator measures.</param>
    internal void Align(Guid? outcome, IndicatorTarget? target, Guid? measured)
    {
        new Rules()
            .Valid(
                target is null || outcome is null || outcome == measured,
                "The target belongs to an indicator of another outcome. Choose a target of this outcome, or leave the outcome out.",
                InputPath.Of("target")
            )
            .Check();
        (LocalOutcomeId, IndicatorTargetId) = (outcome ?? measured, target?.Id);
    }
}

/// <summary>
/// A partner that takes part in an action. A lead that offers the action to another is one too, so that it remains when the other accepts.
/// </summary>
internal sealed class ActionPartner : Entity, IBelongsTo<OutcomeAction>
{
    public Guid OutcomeActionId { get; init; }

    public Guid OrganisationId { get; init; }

    Guid IBelongsTo<OutcomeAction>.WholeId => OutcomeActionId;

    /// <summary>The partner that takes part.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}

/// <summary>How a partner takes part in an action.</summary>
internal enum ActionRole
{
    /// <summary>The partner leads the action.</summary>
    Lead,

    /// <summary>The partner takes part and does not lead.</summary>
    Partner,
}
