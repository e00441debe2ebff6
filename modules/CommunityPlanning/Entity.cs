namespace CouncilPlatform.CommunityPlanning;

internal abstract class NumberedEntity : Entity, INumbered
{
    /// <summary>The position in its list, from 1.</summary>
    public int Number { get; init; }
}

internal abstract class SluggedEntity : PartnershipEntity, ISlugged
{
    public required string Slug { get; init; }
}

/// <summary>Something that may be for one local area, and for one outcome.</summary>
internal abstract class LocalAggregate : Aggregate
{
    public Guid? LocalAreaId { get; set; }
    public Guid? LocalOutcomeId { get; set; }

    /// <summary>The local area that it is for. Null for the whole area.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.Row<LocalArea>(db, LocalAreaId);

    /// <summary>The outcome that it contributes to. Null where it contributes to none.</summary>
    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.Row<LocalOutcome>(db, LocalOutcomeId);
}

internal abstract class SluggedAggregate : Aggregate, ISlugged
{
    public required string Slug { get; init; }
}
