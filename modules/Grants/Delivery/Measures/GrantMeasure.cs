namespace CouncilPlatform.Grants.Delivery;

/// <summary>What an allocation is to achieve, in figures: a target to reach, or a ceiling that gives the highest figure.</summary>
internal sealed class GrantMeasure : PartnershipEntity, INumbered, IPartOf<Allocation>, IRestricted
{
    public Guid AllocationId { get; init; }

    public Guid? LinkedToId { get; init; }

    /// <summary>The measure's position among the allocation's measures, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What is measured, like Homes insulated.</summary>
    [MaxLength(200)]
    public required string What { get; init; }

    /// <summary>Whether the figure is a target or a ceiling.</summary>
    public required MeasureKind Kind { get; init; }

    /// <summary>The figure as exact text, like 2000; with two decimals where it is in pounds.</summary>
    [MaxLength(DecimalText.MaxLength)]
    public required string Value { get; init; }

    /// <summary>What the figure counts, like homes, or £ a year.</summary>
    [MaxLength(40)]
    public required string Unit { get; init; }

    /// <summary>Whether the figure is an amount of money.</summary>
    public bool InPounds { get; init; }

    /// <summary>Over how many months the figure counts; null if not stated.</summary>
    public int? OverMonths { get; init; }

    /// <summary>When these months begin; null if not stated.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The document that the figure comes from.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    /// <summary>Why the measure was withdrawn; null while it counts.</summary>
    [MaxLength(1000)]
    public string? WithdrawnReason { get; private set; }

    internal decimal Figure => DecimalText.Read(Value);

    Guid IBelongsTo<Allocation>.WholeId => AllocationId;

    // The public reads what an allocation is to achieve with the allocation, without what was withdrawn.
    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        WithdrawnReason is null ? caller.MayRead(partnership) : caller.Has(Role.Viewer, partnership);

    /// <summary>The allocation whose measure it is.</summary>
    public IDataLoaderResult<Allocation?> Allocation(Batches batches, GrantsDb db) => batches.Row<Allocation>(db, AllocationId);

    /// <summary>The figure as money; null where it is not money.</summary>
    [Needs(nameof(Value), nameof(InPounds))]
    public Money? Amount() => InPounds && Money.TryParse(Value, out var amount) ? amount : null;

    /// <summary>The figure with its unit, as people write it: 2,000 homes, or £200,000.00 a year.</summary>
    [Needs(nameof(Value), nameof(Unit), nameof(InPounds))]
    public string Display() =>
        InPounds
            ? string.Create(CultureInfo.InvariantCulture, $"£{Figure:#,##0.00} {Unit.TrimStart('£', ' ')}").TrimEnd()
            : string.Create(CultureInfo.InvariantCulture, $"{Figure:#,##0.######} {Unit}");

    /// <summary>The figure per year with two decimals, half rounded up, like 13767.70; null where no months are given.</summary>
    [Needs(nameof(Value), nameof(OverMonths))]
    public string? MeanPerYear() =>
        OverMonths is { } months
            ? Math.Round(Figure * 12 / months, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether the latest actual figure meets the target; null for a ceiling.</summary>
    [Needs(nameof(Kind), nameof(Value))]
    public IDataLoaderResult<MeasureState?> State(Batches batches, Actuals actuals) =>
        Latest(batches, actuals)
            .Then(
                MeasureState? (actual) =>
                    Kind == MeasureKind.Ceiling ? null
                    : actual is null ? MeasureState.NotMeasured
                    : actual.Figure >= Figure ? MeasureState.Met
                    : MeasureState.BelowTarget
            );

    /// <summary>How much is missing to the target, as exact text; null for a ceiling, and while nothing is measured.</summary>
    [Needs(nameof(Kind), nameof(Value), nameof(InPounds))]
    public IDataLoaderResult<string?> Shortfall(Batches batches, Actuals actuals) =>
        Latest(batches, actuals)
            .Then(actual =>
                Kind == MeasureKind.Ceiling || actual is null ? null : DecimalText.Write(Math.Max(0, Figure - actual.Figure), InPounds)
            );

    /// <summary>
    /// The actual figure of the latest date; of several for one date, the one recorded last. Figures are cumulative and are not added up.
    /// </summary>
    public IDataLoaderResult<MeasureActual?> Latest(Batches batches, Actuals actuals) =>
        batches.Load(Id, actuals, static (measures, actuals, cancellationToken) => actuals.LatestAsync(measures, cancellationToken));

    /// <summary>Every actual figure in the order in which they were recorded, withdrawn ones too.</summary>
    public IDataLoaderResult<Connection<MeasureActual>> Actuals(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, Id, static (MeasureActual a) => a.MeasureId, paging, static a => a.RecordedUtc);

    /// <summary>The measure that this one is a consequence of; null if there is none.</summary>
    public IDataLoaderResult<GrantMeasure?> LinkedTo(Batches batches, GrantsDb db) => batches.Row<GrantMeasure>(db, LinkedToId);

    /// <summary>The measures that follow from this one, as a saving follows from homes that were insulated.</summary>
    public IDataLoaderResult<IReadOnlyList<GrantMeasure>> Consequences(Batches batches, GrantsDb db) =>
        MeasureFields
            .Load(AllocationId, PartnershipId, kind: null, batches, db)
            .Then(IReadOnlyList<GrantMeasure> (all) => [.. all.Where(m => m.LinkedToId == Id)]);

    internal string Summary => $"{What}: {Kind} {Value} {Unit}";

    internal void RequireLive(InputPath path) =>
        new Rules()
            .Require(WithdrawnReason is null, "WITHDRAWN", $"\"{What}\" was withdrawn: {WithdrawnReason} Add a new measure.", path)
            .Check();

    internal void Withdraw(string reason)
    {
        RequireLive(InputPath.Of("grantMeasure"));
        WithdrawnReason = reason;
    }
}

/// <summary>How a figure is meant.</summary>
internal enum MeasureKind
{
    /// <summary>A target: at least this much.</summary>
    [Display(Name = "Target")]
    AtLeast,

    /// <summary>A ceiling: up to this much. It is not a target.</summary>
    Ceiling,
}

/// <summary>Whether a target is met.</summary>
internal enum MeasureState
{
    /// <summary>No actual figure is recorded yet.</summary>
    NotMeasured,

    /// <summary>The latest actual figure is less than the target.</summary>
    BelowTarget,

    /// <summary>The latest actual figure is the target or more.</summary>
    Met,
}
