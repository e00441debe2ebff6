namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What an indicator came to, for one body in one period. What it said before stays in its revisions.</summary>
internal sealed class Observation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid IndicatorId { get; init; }

    public Guid ReportingBodyId { get; init; }

    /// <summary>As in <c>2021/22</c>.</summary>
    public required string Period { get; init; }

    public required PeriodKind PeriodKind { get; init; }

    /// <summary>The last day of the period.</summary>
    public DateOnly PeriodEnds { get; init; }

    /// <summary>The figure as exact text.</summary>
    public required string Value { get; set; }

    /// <summary>How firm it is.</summary>
    public required ObservationStatus Status { get; set; }

    /// <summary>The number of the definition that it was returned by.</summary>
    public int DefinitionNumber { get; set; }

    /// <summary>Where it comes from.</summary>
    public string? Source { get; set; }

    internal DateTime RecordedUtc { get; set; }

    public int Version { get; set; }

    /// <summary>When it was recorded, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(RecordedUtc))]
    public string Recorded() => UkTime.Show(RecordedUtc);

    public IDataLoaderResult<Indicator?> Indicator(Batches batches, CommunityPlanningDb db) => batches.One<Indicator>(db, IndicatorId);

    public IDataLoaderResult<ReportingBody?> Body(Batches batches, CommunityPlanningDb db) =>
        batches.One<ReportingBody>(db, ReportingBodyId);

    /// <summary>What it said before, the oldest first.</summary>
    public IDataLoaderResult<IReadOnlyList<ObservationRevision>> Revisions(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.observation.revisions",
            Id,
            ids => db.ObservationRevisions.Where(r => ids.Contains(r.ObservationId)).OrderBy(r => r.Number),
            r => r.ObservationId
        );

    /// <summary>The figure in a base period's prices: divided by its period's deflator, to the penny, half a penny away from zero. Null where it is not in pounds or the series lacks its period.</summary>
    /// <param name="series">The slug of a deflator series.</param>
    [Needs(nameof(Period), nameof(Value))]
    public IDataLoaderResult<RealTerms?> RealTerms(string series, Batches batches, CommunityPlanningDb db)
    {
        var unit = batches.One<Indicator>(db, IndicatorId);
        var deflator = batches.Load<string, (string Percent, string Base)?>(
            $"communityplanning.deflator.{PartnershipId}.{series}",
            Period,
            async (periods, cancellationToken) =>
                (
                    await (
                        from d in db.Deflators
                        join s in db.DeflatorSeries on d.DeflatorSeriesId equals s.Id
                        where s.PartnershipId == PartnershipId && s.Slug == series && periods.Contains(d.Period)
                        select new
                        {
                            d.Period,
                            d.Percent,
                            s.BasePeriod,
                        }
                    ).ToListAsync(cancellationToken)
                ).ToDictionary(d => d.Period, (string Percent, string Base)? (d) => (d.Percent, d.BasePeriod))
        );
        return unit.Then(
            async (indicator, cancellationToken) =>
                await deflator.GetResultAsync(cancellationToken) is { } d && indicator?.Unit == IndicatorUnit.Pounds
                    ? Performance.RealTerms.Of(Value, d.Percent, d.Base)
                    : null
        );
    }

    internal decimal Figure => Figures.Read(Value);

    /// <summary>Whether it says what was, and not what was reckoned or is expected.</summary>
    internal bool IsMeasured => Status is ObservationStatus.Actual or ObservationStatus.Provisional;
}

/// <summary>How firm a figure is.</summary>
internal enum ObservationStatus
{
    Actual,

    /// <summary>Measured, and may yet be revised.</summary>
    Provisional,

    /// <summary>Reckoned where nothing was measured. It neither meets nor misses a target.</summary>
    Imputed,

    /// <summary>What is expected. It is never an actual figure, and never meets or misses a target.</summary>
    Projected,
}

/// <summary>What an observation said before it was revised.</summary>
internal sealed class ObservationRevision : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ObservationId { get; init; }

    /// <summary>1 for what was said first.</summary>
    public int Number { get; init; }

    public required string Value { get; init; }

    public required ObservationStatus Status { get; init; }

    public int DefinitionNumber { get; init; }

    public string? Source { get; init; }

    internal DateTime RecordedUtc { get; init; }

    /// <summary>When it was recorded, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(RecordedUtc))]
    public string Recorded() => UkTime.Show(RecordedUtc);
}
