namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>The price level of each period, so that amounts of different years can be shown in the same prices.</summary>
[Shared("The series is published by others, and the whole partnership uses it.")]
internal sealed class DeflatorSeries : SluggedAggregate
{
    /// <summary>The series' title.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>Who published it, and when.</summary>
    [MaxLength(300)]
    public required string Source { get; init; }

    /// <summary>The period in whose prices amounts are shown, like 2020/21.</summary>
    [MaxLength(CommunityPlanning.Period.MaxLength)]
    public required string BasePeriod { get; init; }

    /// <summary>The deflators, by period.</summary>
    public IDataLoaderResult<IReadOnlyList<Deflator>> Deflators(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (Deflator d) => d.DeflatorSeriesId, static d => d.Period);
}

/// <summary>The price level of a period.</summary>
internal sealed class Deflator : Entity
{
    public Guid DeflatorSeriesId { get; init; }

    /// <summary>The period, like 2010/11.</summary>
    [MaxLength(CommunityPlanning.Period.MaxLength)]
    public required string Period { get; init; }

    /// <summary>The price level in percent of the base period's, as exact text, like 80.0884.</summary>
    [MaxLength(Figures.MaxLength)]
    public required string Percent { get; init; }
}

/// <summary>An amount in the prices of another period.</summary>
/// <param name="Value">The amount to the penny, as exact text, like 124.86.</param>
/// <param name="Words">The calculation in words.</param>
internal sealed record RealTerms(string Value, string Words)
{
    public static RealTerms Of(string nominal, string percent, string basePeriod)
    {
        var real = Math.Round(Figures.Read(nominal) * 100 / Figures.Read(percent), 2, MidpointRounding.AwayFromZero)
            .ToString("0.00", CultureInfo.InvariantCulture);
        return new(
            real,
            $"{nominal} / {percent}% = {real} in the prices of {basePeriod}, rounded to the penny, half a penny away from zero"
        );
    }
}
