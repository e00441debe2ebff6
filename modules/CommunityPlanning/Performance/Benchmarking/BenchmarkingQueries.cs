namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How a partnership compares.</summary>
internal sealed class BenchmarkingQueries
{
    /// <summary>One indicator of one period, compared across partnerships. Refused where the figures are not like for like.</summary>
    /// <param name="indicator">Its slug.</param>
    /// <param name="period">As in 2021/22.</param>
    /// <param name="body">Whose figure is compared: the partnership's own where it is left out.</param>
    /// <param name="familyGroup">The slug of the family group to compare within besides.</param>
    /// <param name="edition">Of the family group; the latest where it is left out.</param>
    /// <param name="rankFrom">What rank 1 is; the best where it is left out.</param>
    public static Task<Benchmark> Benchmark(
        Partnership partnership,
        string indicator,
        string period,
        string? body,
        string? familyGroup,
        int? edition,
        RankFrom? rankFrom,
        Benchmarks benchmarks,
        CancellationToken cancellationToken
    ) => benchmarks.CompareAsync(partnership, indicator, period, body, familyGroup, edition, rankFrom ?? RankFrom.Best, cancellationToken);

    /// <summary>Every edition of every family group, by slug.</summary>
    public static Task<Connection<FamilyGroup>> FamilyGroups(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.FamilyGroups.Where(g => g.PartnershipId == partnership.Id).PageAsync(paging, g => g.Slug, descending: false, cancellationToken);

    /// <summary>By slug.</summary>
    public static Task<Connection<DeflatorSeries>> DeflatorSeries(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .DeflatorSeries.Where(s => s.PartnershipId == partnership.Id)
            .PageAsync(paging, s => s.Slug, descending: false, cancellationToken);

    /// <summary>What services cost across partners, by service.</summary>
    public static Task<Connection<ServiceCost>> ServiceCosts(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .ServiceCosts.Where(c => c.PartnershipId == partnership.Id)
            .PageAsync(paging, c => c.Service, descending: false, cancellationToken);
}
