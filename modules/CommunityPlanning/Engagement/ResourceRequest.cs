namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>
/// What a partner asks the partnership to put resources into. It is agreed only with evidence that communities were engaged: "ensuring that evidence of
/// community engagement can be demonstrated in all actions/initiatives … before resources/activity are agreed" (submission from North Lanarkshire Council,
/// February 2012).
/// </summary>
internal sealed class ResourceRequest : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required string Title { get; init; }

    public Guid OrganisationId { get; init; }

    public Guid? LocalOutcomeId { get; init; }

    public Guid? LocalAreaId { get; init; }

    internal long? Pence { get; init; }

    /// <summary>What is asked for in kind; null where it is money alone.</summary>
    public string? InKind { get; init; }

    public ResourceRequestState State { get; set; }

    /// <summary>Why it was declined; null where it was not.</summary>
    public string? Reason { get; set; }

    public int Version { get; set; }

    /// <summary>The money that is asked for; null where none is.</summary>
    [Needs(nameof(Pence))]
    public Money? Amount() => Pence is { } pence ? Money.FromPence(pence) : null;

    /// <summary>The partner that asks.</summary>
    public IDataLoaderResult<Organisation?> RequestedBy(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);

    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.One<LocalOutcome>(db, LocalOutcomeId);

    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.One<LocalArea>(db, LocalAreaId);

    /// <summary>How communities were engaged on it.</summary>
    public IDataLoaderResult<IReadOnlyList<EngagementEvidence>> Evidence(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.request.evidence",
            Id,
            ids =>
                db.EngagementEvidence.Where(e => e.ResourceRequestId != null && ids.Contains(e.ResourceRequestId.Value)).OrderBy(e => e.Id),
            e => e.ResourceRequestId!.Value
        );
}

/// <summary>Where a request for resources stands.</summary>
internal enum ResourceRequestState
{
    Proposed,
    Agreed,
    Declined,
}
