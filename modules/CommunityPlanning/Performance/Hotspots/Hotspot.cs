namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>A place with an issue for its community that calls for immediate action, and may be linked to an outcome for the long term.</summary>
internal sealed class Hotspot : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid LocalAreaId { get; init; }

    public Guid LeadId { get; init; }

    public Guid? LocalOutcomeId { get; set; }

    public required string Title { get; init; }

    public DateOnly IdentifiedOn { get; init; }

    /// <summary>What is done at once.</summary>
    public required string ImmediateAction { get; set; }

    /// <summary>Null while it is one.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>What came of it; null while it is one.</summary>
    public string? Result { get; set; }

    public int Version { get; set; }

    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.One<LocalArea>(db, LocalAreaId);

    /// <summary>The partner that acts.</summary>
    public IDataLoaderResult<Organisation?> Lead(Batches batches, IMediator mediator) => batches.Organisation(LeadId, mediator);

    /// <summary>The outcome that preventing the like serves; null where none is linked.</summary>
    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.One<LocalOutcome>(db, LocalOutcomeId);
}
