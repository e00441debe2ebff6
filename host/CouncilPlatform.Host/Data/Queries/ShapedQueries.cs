#pragma warning disable EF1001 // EF Core has no public place for this.
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace CouncilPlatform.Host.Data.Queries;

/// <summary>
/// Runs a query with the compiled query of an earlier one that had the same shape. EF Core would find it too, but it rewrites the
/// expression first, with parameters in place of values, and compares the result with those before. That takes longer than to read the
/// shape.
/// </summary>
internal sealed class ShapedQueries : QueryCompiler
{
    private readonly IQueryContextFactory _contexts;
    private readonly ICompiledQueryCache _compiled;
    private readonly ICompiledQueryCacheKeyGenerator _keys;
    private readonly IDatabase _database;
    private readonly IDiagnosticsLogger<DbLoggerCategory.Query> _logger;
    private readonly ICurrentDbContext _current;
    private readonly IModel _model;
    private readonly QueryShape _shape = new();
    private QueryPlans? _plans;

    public ShapedQueries(
        IQueryContextFactory queryContextFactory,
        ICompiledQueryCache compiledQueryCache,
        ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
        IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        ICurrentDbContext currentContext,
        IEvaluatableExpressionFilter evaluatableExpressionFilter,
        IModel model
    )
        : base(
            queryContextFactory,
            compiledQueryCache,
            compiledQueryCacheKeyGenerator,
            database,
            logger,
            currentContext,
            evaluatableExpressionFilter,
            model
        )
    {
        (_contexts, _compiled, _keys, _database) = (queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database);
        (_logger, _current, _model) = (logger, currentContext, model);
    }

    private QueryPlans Plans => _plans ??= _current.Context.GetService<QueryPlans>();

    public override TResult Execute<TResult>(Expression query) => Run<TResult>(query, isAsync: false, CancellationToken.None);

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default) =>
        Run<TResult>(query, isAsync: true, cancellationToken);

    private TResult Run<TResult>(Expression query, bool isAsync, CancellationToken cancellationToken)
    {
        var context = _contexts.Create();
        context.CancellationToken = cancellationToken;
        Func<QueryContext, TResult> compiled;
        try
        {
            _shape.Read(query, (_model, _current.Context.ChangeTracker.QueryTrackingBehavior, typeof(TResult), isAsync));
            var plan = _shape.IsWhole ? Plans.Find(_shape) : null;
            compiled = Known<TResult>(plan, context) ?? Compile<TResult>(query, context, isAsync, isNew: _shape.IsWhole && plan is null);
        }
        finally
        {
            _shape.Clear();
        }

        return compiled(context);
    }

    private Func<QueryContext, TResult>? Known<TResult>(QueryPlan? plan, QueryContext context)
    {
        if (plan is not { Parameters: { } parameters })
        {
            return null;
        }

        foreach (var parameter in parameters)
        {
            var value = _shape.ValueOf(parameter.Part);
            // A variable for a list can hold a query, which becomes a part of the statement.
            if (value is IQueryable or Expression)
            {
                context.Parameters.Clear();
                return null;
            }

            context.Parameters.Add(parameter.Name, value);
        }

        return (Func<QueryContext, TResult>)plan.Compiled;
    }

    private Func<QueryContext, TResult> Compile<TResult>(Expression query, QueryContext context, bool isAsync, bool isNew)
    {
        var extracted = ExtractParameters(query, context.Parameters, _logger);
        var compiled = _compiled.GetOrAddQuery(
            _keys.GenerateCacheKey(extracted, isAsync),
            () => CompileQueryCore<TResult>(_database, extracted, _model, isAsync)
        );
        if (isNew)
        {
            var withParameters = new QueryShape();
            withParameters.Read(extracted, typeof(TResult));
            var parameters = _shape.ParametersIn(withParameters);
            Plans.Add(_shape, new(compiled, parameters?.Count == context.Parameters.Count ? parameters : null));
        }

        return compiled;
    }
}
