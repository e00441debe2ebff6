namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class BenchmarkingQueries
{
    /// <summary>One indicator in one period, compared across partnerships. Refused where the figures are not like for like.</summary>
    /// <param name="indicator">The indicator's short name, like child-poverty.</param>
    /// <param name="period">The period, like 2021/22.</param>
    /// <param name="body">The short name of the body that is compared. The partnership's own if you leave it out.</param>
    /// <param name="familyGroup">The short name of a family group to compare within as well.</param>
    /// <param name="edition">The edition of the family group, from 1. The latest if you leave it out.</param>
    /// <param name="rankFrom">Where rank 1 is. BEST if you leave it out.</param>
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

    /// <summary>Every edition of every family group, by short name.</summary>
    public static Task<Connection<FamilyGroup>> FamilyGroups(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<FamilyGroup>(partnership).PageAsync(paging, g => g.Slug);

    /// <summary>The series of deflators, by short name.</summary>
    public static Task<Connection<DeflatorSeries>> DeflatorSeries(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<DeflatorSeries>(partnership).PageAsync(paging, s => s.Slug);

    /// <summary>What services cost across partners, by service.</summary>
    public static Task<Connection<ServiceCost>> ServiceCosts(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<ServiceCost>(partnership).PageAsync(paging, c => c.Service);
}
