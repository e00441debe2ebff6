namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What an indicator should reach in a period.</summary>
internal sealed class IndicatorTarget : PartnershipEntity, IPartOf<Indicator>
{
    public Guid IndicatorId { get; init; }

    public Guid? VariesId { get; init; }

    /// <summary>Whose target it is: the partnership's own, or a national one.</summary>
    public required TargetLevel Level { get; init; }

    /// <summary>Whether the figure is a minimum or a maximum.</summary>
    public required TargetBound Bound { get; init; }

    /// <summary>The period of the target, like 2014/15.</summary>
    [MaxLength(CommunityPlanning.Period.MaxLength)]
    public required string Period { get; init; }

    internal DateOnly PeriodEnds { get; init; }

    /// <summary>The target figure, as exact text, like 15.</summary>
    [MaxLength(Figures.MaxLength)]
    public required string Value { get; set; }

    /// <summary>Why the target is what it is, for example why it varies a national one.</summary>
    [MaxLength(1000)]
    public string? Note { get; set; }

    Guid IBelongsTo<Indicator>.WholeId => IndicatorId;

    /// <summary>The indicator that the target is for.</summary>
    public IDataLoaderResult<Indicator?> Indicator(Batches batches, CommunityPlanningDb db) => batches.Row<Indicator>(db, IndicatorId);

    /// <summary>The national target that this local target varies. Null where it varies none.</summary>
    public IDataLoaderResult<IndicatorTarget?> Varies(Batches batches, CommunityPlanningDb db) =>
        batches.Row<IndicatorTarget>(db, VariesId);

    /// <summary>What partners do to reach the target, by title.</summary>
    public IDataLoaderResult<IReadOnlyList<OutcomeAction>> Actions(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (OutcomeAction a) => a.IndicatorTargetId!.Value, static a => a.Title);
}

/// <summary>Whether a target is the partnership's own or a national one.</summary>
internal enum TargetLevel
{
    /// <summary>A government's target for the whole country.</summary>
    National,

    /// <summary>The partnership's own target.</summary>
    Local,
}

/// <summary>How a target's figure limits the result.</summary>
internal enum TargetBound
{
    /// <summary>The figure or more.</summary>
    AtLeast,

    /// <summary>The figure or less.</summary>
    AtMost,
}
