namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>That communities were engaged: how, when and with what result. Counted in the annual report as participation.</summary>
internal sealed class EngagementEvidence : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid? ResourceRequestId { get; init; }

    public Guid? LocalAreaId { get; init; }

    public required string Title { get; init; }

    /// <summary>As in "community forum", "survey", "young people's panel".</summary>
    public required string Method { get; init; }

    /// <summary>The day, or the last of several.</summary>
    public DateOnly HeldOn { get; init; }

    /// <summary>How many people took part; null where nobody counted.</summary>
    public int? Participants { get; init; }

    /// <summary>What they said, and what comes of it; no personal data.</summary>
    public required string Findings { get; init; }

    public IDataLoaderResult<ResourceRequest?> ResourceRequest(Batches batches, CommunityPlanningDb db) =>
        batches.One<ResourceRequest>(db, ResourceRequestId);

    /// <summary>Where; null for the whole area.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.One<LocalArea>(db, LocalAreaId);
}
