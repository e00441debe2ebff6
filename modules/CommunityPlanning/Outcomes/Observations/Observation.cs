namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>
/// The figure of an indicator for one body in one period: the headline, or a part of it such as one sex. Earlier figures remain in its
/// revisions.
/// </summary>
internal sealed class Observation : Aggregate, IBelongsTo<ReportingBody>
{
    public Guid IndicatorId { get; init; }

    public Guid ReportingBodyId { get; init; }

    /// <summary>The period, like 2021/22.</summary>
    [MaxLength(CommunityPlanning.Period.MaxLength)]
    public required string Period { get; init; }

    /// <summary>The kind of period, like a financial year.</summary>
    public required PeriodKind PeriodKind { get; init; }

    /// <summary>The last day of the period.</summary>
    public DateOnly PeriodEnds { get; init; }

    /// <summary>What the figure is split by, like Sex. Empty where it is not split.</summary>
    [MaxLength(FigurePart.MaxDimension)]
    public string Dimension { get; init; } = "";

    /// <summary>The category that it is the figure of, like Female. Empty where it is not split.</summary>
    [MaxLength(FigurePart.MaxCategory)]
    public string Category { get; init; } = "";

    /// <summary>What it measures instead of the indicator's own measure, like tonnes beside a percentage. Empty for its own.</summary>
    [MaxLength(FigurePart.MaxMeasure)]
    public string Measure { get; init; } = "";

    [MaxLength(Figures.MaxLength)]
    internal string Text { get; private set; } = "";

    /// <summary>Why the figure is missing. Null where there is one.</summary>
    public MissingReason? Missing { get; private set; }

    /// <summary>The status of the figure: whether it was measured, estimated or projected.</summary>
    public ObservationStatus Status { get; private set; }

    /// <summary>The number of the definition that the figure was returned by, from 1.</summary>
    public int DefinitionNumber { get; set; }

    /// <summary>Where the figure comes from; never a person's name.</summary>
    [MaxLength(300)]
    public string? Source { get; set; }

    Guid IBelongsTo<ReportingBody>.WholeId => ReportingBodyId;

    internal DateTime RecordedUtc { get; set; }

    /// <summary>When it was recorded: UK time with its offset.</summary>
    [Needs(nameof(RecordedUtc))]
    public string Recorded() => UkTime.Show(RecordedUtc);

    /// <summary>The figure, as exact text, like 19.16. Null where it is missing.</summary>
    [Needs(nameof(Text))]
    public string? Value() => Text.Length == 0 ? null : Text;

    /// <summary>The figure, or in words why there is none, like "suppressed".</summary>
    [Needs(nameof(Text), nameof(Missing), nameof(Status))]
    public string Words() => $"{Said}";

    /// <summary>The indicator that the figure is of.</summary>
    public IDataLoaderResult<Indicator?> Indicator(Batches batches, CommunityPlanningDb db) => batches.Row<Indicator>(db, IndicatorId);

    /// <summary>The body that the figure belongs to.</summary>
    public IDataLoaderResult<ReportingBody?> Body(Batches batches, CommunityPlanningDb db) =>
        batches.Row<ReportingBody>(db, ReportingBodyId);

    /// <summary>
    /// Earlier figures, the oldest first. Those from before the figure was suppressed are suppressed too: they would tell what it is.
    /// </summary>
    [Needs(nameof(Missing))]
    public IDataLoaderResult<IReadOnlyList<ObservationRevision>> Revisions(Batches batches, CommunityPlanningDb db)
    {
        var isSuppressed = Missing == MissingReason.Suppressed;
        return batches
            .Parts(db, Id, static (ObservationRevision r) => r.ObservationId, static r => r.Number)
            .Then(revisions => ObservationRevision.Readable(revisions, isSuppressed));
    }

    /// <summary>
    /// The figure in the prices of a base period, to the penny. Null where it is not in pounds, or its period has no deflator.
    /// </summary>
    /// <param name="series">The short name of a deflator series, like gdp.</param>
    [Needs(nameof(Period), nameof(Text), nameof(Measure))]
    public IDataLoaderResult<RealTerms?> RealTerms(string series, Batches batches, CommunityPlanningDb db)
    {
        var unit = batches.Row<Indicator>(db, IndicatorId);
        var deflator = batches.Values(
            Period,
            (db, PartnershipId, series),
            static (periods, s) =>
                from d in s.db.Set<Deflator>()
                join of in s.db.Of<DeflatorSeries>(s.PartnershipId) on d.DeflatorSeriesId equals of.Id
                where of.Slug == s.series && periods.Contains(d.Period)
                select new
                {
                    d.Period,
                    d.Percent,
                    of.BasePeriod,
                },
            static d => d.Period,
            static d => (d.Percent, d.BasePeriod)
        );
        return unit.Then(
            async (indicator, ct) =>
                await deflator.GetResultAsync(ct) is [var (percent, basePeriod)]
                && indicator?.Unit == IndicatorUnit.Pounds
                && Measure.Length == 0
                && Text.Length > 0
                    ? Outcomes.RealTerms.Of(Text, percent, basePeriod)
                    : null
        );
    }

    internal ObservationRevision Revision() =>
        new()
        {
            ObservationId = Id,
            // Nothing else changes the version.
            Number = Version + 1,
            Text = Text,
            Missing = Missing,
            Status = Status,
            DefinitionNumber = DefinitionNumber,
            Source = Source,
            RecordedUtc = RecordedUtc,
        };

    internal FigureValue Said
    {
        get => new(Text, Missing, Status);
        set => (Text, Missing, Status) = value;
    }

    internal FigurePart Part => new(Dimension, Category, Measure);

    internal decimal Figure => Figures.Read(Text);

    internal bool IsMeasured =>
        Missing is null && Status is (ObservationStatus.Actual or ObservationStatus.Provisional or ObservationStatus.Revised);

    // A projection is not compared with what was.
    internal bool IsComparable => Missing is null && Status != ObservationStatus.Projected;
}

/// <summary>The status of a figure.</summary>
internal enum ObservationStatus
{
    /// <summary>Measured and final.</summary>
    Actual,

    /// <summary>Measured, and may be revised.</summary>
    Provisional,

    /// <summary>Estimated because nothing was measured. It neither meets nor misses a target.</summary>
    Imputed,

    /// <summary>Measured and final: the publisher has corrected what was published before.</summary>
    Revised,

    /// <summary>Expected. It is never the latest actual figure, and neither meets nor misses a target.</summary>
    Projected,
}

/// <summary>An earlier figure of an observation.</summary>
internal sealed class ObservationRevision : NumberedEntity
{
    public Guid ObservationId { get; init; }

    [MaxLength(Figures.MaxLength)]
    internal string Text { get; init; } = "";

    /// <summary>Why there was no figure. Null where there was one.</summary>
    public MissingReason? Missing { get; init; }

    /// <summary>The status of the figure.</summary>
    public required ObservationStatus Status { get; init; }

    /// <summary>The number of the definition that the figure was returned by, from 1.</summary>
    public int DefinitionNumber { get; init; }

    /// <summary>Where the figure came from.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    internal DateTime RecordedUtc { get; init; }

    /// <summary>The figure, as exact text, like 19.16. Null where it was missing.</summary>
    [Needs(nameof(Text))]
    public string? Value() => Text.Length == 0 ? null : Text;

    /// <summary>When it was recorded: UK time with its offset.</summary>
    [Needs(nameof(RecordedUtc))]
    public string Recorded() => UkTime.Show(RecordedUtc);

    /// <summary>The revisions of a figure as everybody may read them.</summary>
    /// <param name="revisions">The oldest first.</param>
    /// <param name="isSuppressed">Whether the figure itself is suppressed now.</param>
    internal static IReadOnlyList<ObservationRevision> Readable(IReadOnlyList<ObservationRevision> revisions, bool isSuppressed)
    {
        var last = isSuppressed ? revisions.Count : revisions.ToList().FindLastIndex(r => r.Missing == MissingReason.Suppressed);
        return [.. revisions.Select((r, i) => i < last && r.Missing is null ? r.Suppressed() : r)];
    }

    private ObservationRevision Suppressed() =>
        new()
        {
            Id = Id,
            ObservationId = ObservationId,
            Number = Number,
            Missing = MissingReason.Suppressed,
            Status = Status,
            DefinitionNumber = DefinitionNumber,
            Source = Source,
            RecordedUtc = RecordedUtc,
        };
}
