namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How much of a base period's price level each period had: by it amounts of different years are told in the same prices.</summary>
internal sealed class DeflatorSeries : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>Who publishes it, and when.</summary>
    public required string Source { get; init; }

    /// <summary>The period whose prices amounts are told in.</summary>
    public required string BasePeriod { get; init; }

    public int Version { get; set; }

    /// <summary>In the order of their periods.</summary>
    public IDataLoaderResult<IReadOnlyList<Deflator>> Deflators(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.deflators",
            Id,
            ids => db.Deflators.Where(d => ids.Contains(d.DeflatorSeriesId)).OrderBy(d => d.Period),
            d => d.DeflatorSeriesId
        );
}

/// <summary>A period's price level.</summary>
internal sealed class Deflator : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid DeflatorSeriesId { get; init; }

    public required string Period { get; init; }

    /// <summary>In percent of the base period's, as exact text: <c>80.0884</c>.</summary>
    public required string Percent { get; init; }
}

/// <summary>An amount in another period's prices.</summary>
/// <param name="Value">To the penny, as exact text.</param>
/// <param name="Words">How it was worked out.</param>
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
