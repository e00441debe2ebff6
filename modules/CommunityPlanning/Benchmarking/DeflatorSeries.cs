using System.Globalization;
using CouncilPlatform.CommunityPlanning.Framework;
using CouncilPlatform.CommunityPlanning.Observations;
using CouncilPlatform.Sdk;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.CommunityPlanning.Benchmarking;

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
    public IDataLoaderResult<IReadOnlyList<Deflator>> Deflators(Batches batches, CommunityPlanningDb db) => batches.All(
        "communityplanning.deflators", Id, ids => db.Deflators.Where(d => ids.Contains(d.DeflatorSeriesId)).OrderBy(d => d.Period), d => d.DeflatorSeriesId);
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

/// <summary>Amounts of different years in the same prices.</summary>
internal sealed class RealTermsFields
{
    /// <summary>The figure in a base period's prices: divided by its period's deflator, to the penny, half a penny away from zero. Null where it is not in pounds or the series lacks its period.</summary>
    /// <param name="series">The slug of a deflator series.</param>
    public static IDataLoaderResult<RealTerms?> RealTerms(Observation observation, string series, Partnership partnership, Batches batches, CommunityPlanningDb db)
    {
        var unit = batches.One<Indicator>(db, observation.IndicatorId);
        var deflator = batches.Load<string, (string Percent, string Base)?>("communityplanning.deflator." + series, observation.Period, async (periods, cancellationToken) => (await (
            from d in db.Deflators
            join s in db.DeflatorSeries on d.DeflatorSeriesId equals s.Id
            where s.PartnershipId == partnership.Id && s.Slug == series && periods.Contains(d.Period)
            select new { d.Period, d.Percent, s.BasePeriod }).ToListAsync(cancellationToken)).ToDictionary(d => d.Period, (string Percent, string Base)? (d) => (d.Percent, d.BasePeriod)));
        return unit.Then(async (indicator, cancellationToken) => await deflator.GetResultAsync(cancellationToken) is { } d && indicator?.Unit == IndicatorUnit.Pounds
            ? Benchmarking.RealTerms.Of(observation.Value, d.Percent, d.Base)
            : null);
    }
}

/// <summary>An amount in another period's prices.</summary>
/// <param name="Value">To the penny, as exact text.</param>
/// <param name="Words">How it was worked out.</param>
internal sealed record RealTerms(string Value, string Words)
{
    public static RealTerms Of(string nominal, string percent, string basePeriod)
    {
        var real = Math.Round(Figures.Read(nominal) * 100 / Figures.Read(percent), 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);
        return new(real, $"{nominal} / {percent}% = {real} in the prices of {basePeriod}, rounded to the penny, half a penny away from zero");
    }
}
