namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>Evidence that communities were engaged, which the annual report counts as participation.</summary>
[Shared("Every partner records how it engaged communities, and nobody changes it afterwards.")]
internal sealed class EngagementEvidence : PartnershipEntity
{
    public Guid? ResourceRequestId { get; init; }

    public Guid? LocalAreaId { get; init; }

    internal Guid? RecordedById { get; init; }

    /// <summary>The engagement in one line.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>How communities were engaged, such as "community forum", "survey" or "young people's panel".</summary>
    [MaxLength(100)]
    public required string Method { get; init; }

    /// <summary>The day, or the last of several days, today or in the past.</summary>
    public DateOnly HeldOn { get; init; }

    /// <summary>The number of people who took part. Null where nobody counted.</summary>
    public int? Participants { get; init; }

    /// <summary>What people said, and what follows from it. Do not enter personal data.</summary>
    [MaxLength(4000)]
    public required string Findings { get; init; }

    /// <summary>The request that this is evidence for. Null for any other engagement.</summary>
    public IDataLoaderResult<ResourceRequest?> ResourceRequest(Batches batches, CommunityPlanningDb db) =>
        batches.Row<ResourceRequest>(db, ResourceRequestId);

    /// <summary>The local area where it was. Null for the whole area.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.Row<LocalArea>(db, LocalAreaId);
}
