namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What an outcome is measured by.</summary>
internal sealed class Indicator : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid LocalOutcomeId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    /// <summary>As statistics name it; an import finds it by this or by the slug.</summary>
    public required string Title { get; init; }

    public required IndicatorUnit Unit { get; init; }

    /// <summary>What the unit is in words, as in "per 1,000 people"; null where the unit says it all.</summary>
    public string? UnitNote { get; init; }

    /// <summary>Which way is better.</summary>
    public required Polarity Polarity { get; init; }

    /// <summary>Who returns it: every partner, or those that chose it.</summary>
    public required IndicatorScope Scope { get; init; }

    /// <summary>Where its figures come from.</summary>
    public string? Source { get; init; }

    /// <summary>Who can move it. What the partnership cannot control is reported apart.</summary>
    public required InfluenceLevel Influence { get; init; }

    /// <summary>What moves it from outside, and what partners do about the effects; there wherever influence is not the partnership's.</summary>
    public string? ImpactNote { get; init; }

    /// <summary>The number of the definition that holds now.</summary>
    public int DefinitionNumber { get; set; }

    /// <summary>The period that progress is counted from; null where none was set.</summary>
    public string? BaselinePeriod { get; init; }

    /// <summary>The figure of that period, as exact text.</summary>
    public string? BaselineValue { get; init; }

    public int Version { get; set; }

    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.One<LocalOutcome>(db, LocalOutcomeId);

    /// <summary>What it measures, each time it was defined anew. Figures of different definitions are not like for like.</summary>
    public IDataLoaderResult<IReadOnlyList<IndicatorDefinition>> Definitions(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.indicator.definitions",
            Id,
            ids => db.IndicatorDefinitions.Where(d => ids.Contains(d.IndicatorId)).OrderBy(d => d.Number),
            d => d.IndicatorId
        );

    /// <summary>What is to be reached, the earliest first.</summary>
    public IDataLoaderResult<IReadOnlyList<IndicatorTarget>> Targets(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.indicator.targets",
            Id,
            ids => db.IndicatorTargets.Where(t => ids.Contains(t.IndicatorId)).OrderBy(t => t.PeriodEnds).ThenBy(t => t.Level),
            t => t.IndicatorId
        );

    /// <summary>Its figures, the latest period first.</summary>
    public IDataLoaderResult<Connection<Observation>> Observations(Paging paging, Batches batches, CommunityPlanningDb db) =>
        batches.Page(
            "communityplanning.indicator.observations",
            Id,
            db.Observations,
            o => o.IndicatorId,
            paging,
            o => o.PeriodEnds,
            descending: true
        );
}

/// <summary>What an indicator is counted in.</summary>
internal enum IndicatorUnit
{
    /// <summary>From 0 to 100.</summary>
    Percent,

    /// <summary>A change in percent: it may be below zero, and above a hundred.</summary>
    PercentChange,
    Number,
    Rate,
    Pounds,
    Index,
    Years,
}

/// <summary>Which way is better.</summary>
internal enum Polarity
{
    HighIsGood,
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

/// <summary>Who can move an indicator.</summary>
internal enum InfluenceLevel
{
    /// <summary>The community planning partners together.</summary>
    Partnership,

    /// <summary>Scotland's government, or another nation's.</summary>
    National,

    /// <summary>The UK's government, as with changes in benefit levels.</summary>
    UnitedKingdom,
}

/// <summary>What an indicator measures, since it was so defined.</summary>
internal sealed class IndicatorDefinition : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid IndicatorId { get; init; }

    /// <summary>1 for the first, and one more with each change.</summary>
    public int Number { get; init; }

    public required string Text { get; init; }
}
