using CouncilPlatform.Host.Hosting;

namespace CouncilPlatform.Host.Data.Queries;

/// <summary>The compiled queries of the host, by their shapes.</summary>
internal sealed class QueryPlans
{
    // More than the modules have. Texts that a query contains can make more, and then the least used is compiled again.
    private const int Most = 5000;

    private readonly LruCache<QueryShape, QueryPlan> _plans = new(Most, Most, _ => 1);

    public QueryPlan? Find(QueryShape shape) => _plans.Find(shape);

    public void Add(QueryShape shape, QueryPlan plan) => _plans.Add(shape.Copy(), plan);
}

/// <summary>How to run queries of one shape.</summary>
/// <param name="Compiled">EF Core's function, from a query's context to its result.</param>
/// <param name="Parameters">The values that it needs. Null if the statement depends on values: EF Core reads such a query each
/// time.</param>
internal sealed record QueryPlan(Delegate Compiled, IReadOnlyList<QueryParameter>? Parameters);
