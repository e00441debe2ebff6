namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What partners do. Exactly one leads: the partner that is best placed. One that serves no outcome is unaligned.</summary>
internal sealed class OutcomeAction : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid? LocalOutcomeId { get; set; }

    public Guid? IndicatorTargetId { get; set; }

    public Guid? LocalAreaId { get; init; }

    // Of the row itself, so that there is never none and never a second.
    public Guid LeadId { get; set; }

    public required string Title { get; init; }

    public string? Detail { get; init; }

    public int Version { get; set; }

    /// <summary>Whether it serves no outcome.</summary>
    [Needs(nameof(LocalOutcomeId))]
    public bool Unaligned() => LocalOutcomeId is null;

    /// <summary>The partner that leads it.</summary>
    public IDataLoaderResult<Organisation?> Lead(Batches batches, IMediator mediator) => batches.Organisation(LeadId, mediator);

    /// <summary>The other partners in it.</summary>
    public IDataLoaderResult<IReadOnlyList<ActionPartner>> Partners(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.action.partners",
            Id,
            ids => db.ActionPartners.Where(p => ids.Contains(p.OutcomeActionId)).OrderBy(p => p.Id),
            p => p.OutcomeActionId
        );

    /// <summary>The outcome that it serves; null where it is unaligned.</summary>
    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.One<LocalOutcome>(db, LocalOutcomeId);

    /// <summary>The target that it is to help reach; null where none is named.</summary>
    public IDataLoaderResult<IndicatorTarget?> Target(Batches batches, CommunityPlanningDb db) =>
        batches.One<IndicatorTarget>(db, IndicatorTargetId);

    /// <summary>Where; null for the whole area.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.One<LocalArea>(db, LocalAreaId);
}

/// <summary>A partner that takes part in an action and does not lead it.</summary>
internal sealed class ActionPartner : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OutcomeActionId { get; init; }

    public Guid OrganisationId { get; init; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

/// <summary>How a partner takes part in an action.</summary>
internal enum ActionRole
{
    Lead,
    Partner,
}
