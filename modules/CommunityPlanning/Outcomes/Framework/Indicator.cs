namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>A measure of an outcome, like the share of children living in poverty.</summary>
[Shared("The partners choose together how they measure an outcome.")]
internal sealed class Indicator : SluggedAggregate
{
    public Guid LocalOutcomeId { get; init; }

    /// <summary>The name that statistics use. An import finds the indicator by its title or its short name.</summary>
    [MaxLength(500)]
    public required string Title { get; init; }

    /// <summary>The unit of the figures.</summary>
    public required IndicatorUnit Unit { get; init; }

    /// <summary>The unit in words, such as "per 1,000 people". Null where the unit is enough.</summary>
    [MaxLength(100)]
    public string? UnitNote { get; init; }

    /// <summary>Whether a high or a low figure is better.</summary>
    public required Polarity Polarity { get; init; }

    /// <summary>Who returns the indicator.</summary>
    public required IndicatorScope Scope { get; init; }

    /// <summary>Where the figures come from.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    /// <summary>Who can influence the indicator. What the partnership cannot control is reported separately.</summary>
    public required InfluenceLevel Influence { get; init; }

    /// <summary>What affects it from outside, and what partners do about it. Required unless the influence is PARTNERSHIP.</summary>
    [MaxLength(2000)]
    public string? ImpactNote { get; init; }

    /// <summary>The number of the current definition, from 1.</summary>
    public int DefinitionNumber { get; private set; }

    /// <summary>The period that progress is measured from, like 2014/15. Null where none was set.</summary>
    [MaxLength(Period.MaxLength)]
    public string? BaselinePeriod { get; init; }

    /// <summary>The figure of the baseline period, as exact text, like 16.36.</summary>
    [MaxLength(Figures.MaxLength)]
    public string? BaselineValue { get; init; }

    /// <summary>
    /// The measure of the headline figures where files have more than one, like Percentage. Figures of another measure are shown beside
    /// them. Null where no file has said it.
    /// </summary>
    [MaxLength(FigurePart.MaxMeasure)]
    public string? OwnMeasure { get; internal set; }

    /// <summary>The outcome that it measures.</summary>
    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.Row<LocalOutcome>(db, LocalOutcomeId);

    /// <summary>Every definition of the indicator. Figures of different definitions are not like for like.</summary>
    public IDataLoaderResult<IReadOnlyList<IndicatorDefinition>> Definitions(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (IndicatorDefinition d) => d.IndicatorId, static d => d.Number);

    /// <summary>The indicator's targets, the earliest first.</summary>
    public IDataLoaderResult<IReadOnlyList<IndicatorTarget>> Targets(Batches batches, CommunityPlanningDb db) =>
        batches
            .Parts(db, Id, static (IndicatorTarget t) => t.IndicatorId, static t => t.PeriodEnds)
            .Then(IReadOnlyList<IndicatorTarget> (all) => [.. all.OrderBy(t => t.PeriodEnds).ThenByDescending(t => t.Level)]);

    /// <summary>The indicator's figures, the latest period first.</summary>
    /// <param name="parts">Whether to list breakdowns and other measures too. Only headline figures if you leave it out.</param>
    public IDataLoaderResult<Connection<Observation>> Observations(bool? parts, Paging paging, Batches batches, CommunityPlanningDb db) =>
        batches.Page(
            Id,
            (db, PartnershipId, Parts: parts ?? false),
            static s => s.db.Of<Observation>(s.PartnershipId).Where(o => s.Parts || o.Dimension == "" && o.Measure == ""),
            static o => o.IndicatorId,
            paging,
            static o => o.PeriodEnds,
            descending: true
        );

    internal static Indicator From(AddIndicatorInput input, LocalOutcome outcome) =>
        new()
        {
            LocalOutcomeId = outcome.Id,
            Slug = input.Slug,
            Title = input.Title,
            Unit = input.Unit,
            UnitNote = input.UnitNote,
            Polarity = input.Polarity,
            Scope = input.Scope ?? IndicatorScope.Local,
            Source = input.Source,
            Influence = input.Influence ?? InfluenceLevel.Partnership,
            ImpactNote = input.ImpactNote,
            BaselinePeriod = input.BaselinePeriod,
            BaselineValue = input.BaselineValue,
        };

    internal IndicatorDefinition Define(string text) =>
        new()
        {
            IndicatorId = Id,
            Number = ++DefinitionNumber,
            Text = text,
        };
}

/// <summary>The unit of an indicator.</summary>
internal enum IndicatorUnit
{
    /// <summary>A percentage from 0 to 100, like 37.5.</summary>
    Percent,

    /// <summary>A change in percent, which may be below zero or above a hundred.</summary>
    PercentChange,

    /// <summary>A count of zero or more.</summary>
    Number,

    /// <summary>A rate, such as per 1,000 people.</summary>
    Rate,

    /// <summary>An amount of money in pounds.</summary>
    Pounds,

    /// <summary>An index, which may be below zero.</summary>
    Index,

    /// <summary>A number of years.</summary>
    Years,
}

/// <summary>Whether a high or a low figure is better.</summary>
internal enum Polarity
{
    /// <summary>A higher figure is better.</summary>
    HighIsGood,

    /// <summary>A lower figure is better.</summary>
    LowIsGood,
}

/// <summary>Who returns an indicator.</summary>
internal enum IndicatorScope
{
    /// <summary>Every partner agency.</summary>
    Core,

    /// <summary>The partnership, for itself.</summary>
    Local,
}

/// <summary>Who can influence an indicator.</summary>
internal enum InfluenceLevel
{
    /// <summary>The community planning partners together.</summary>
    Partnership,

    /// <summary>The government of Scotland, or of another nation.</summary>
    National,

    /// <summary>The UK Government, for example through benefit levels.</summary>
    [Display(Name = "United Kingdom")]
    UnitedKingdom,
}

/// <summary>One definition of an indicator.</summary>
internal sealed class IndicatorDefinition : NumberedEntity
{
    public Guid IndicatorId { get; init; }

    /// <summary>What is counted, and how.</summary>
    [MaxLength(2000)]
    public required string Text { get; init; }
}
