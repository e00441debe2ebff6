namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>A place with an issue that needs immediate action.</summary>
internal sealed class Hotspot : Aggregate, IOwned
{
    public Guid LocalAreaId { get; init; }

    public Guid LeadId { get; init; }

    public Guid? LocalOutcomeId { get; set; }

    /// <summary>The issue in one line.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>The day on which it was identified, today or in the past.</summary>
    public DateOnly IdentifiedOn { get; init; }

    /// <summary>What is done immediately.</summary>
    [MaxLength(2000)]
    public required string ImmediateAction { get; init; }

    /// <summary>The day on which it was closed. Null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>What the result was. Null while it is open.</summary>
    [MaxLength(2000)]
    public string? Result { get; private set; }

    Guid? IOwned.OwnerId => LeadId;

    /// <summary>The local area that it is in.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.Row<LocalArea>(db, LocalAreaId);

    /// <summary>The partner that acts.</summary>
    public IDataLoaderResult<Organisation?> Lead(OrganisationBatch organisations) => organisations.Get(LeadId);

    /// <summary>The outcome that prevention contributes to. Null where none is linked.</summary>
    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.Row<LocalOutcome>(db, LocalOutcomeId);

    internal void Close(DateOnly on, string result)
    {
        new Rules()
            .Valid(
                ClosedOn is null,
                $"The hotspot was closed on {ClosedOn:yyyy-MM-dd}. If the issue is back, report another hotspot.",
                InputPath.Of("hotspot")
            )
            .Valid(on >= IdentifiedOn, $"The hotspot was identified on {IdentifiedOn:yyyy-MM-dd}. Enter that day or a later one.", on)
            .Check();
        (ClosedOn, Result) = (on, result);
    }
}
