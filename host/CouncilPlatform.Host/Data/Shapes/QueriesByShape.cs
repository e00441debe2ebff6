using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace CouncilPlatform.Host.Data.Shapes;

#pragma warning disable EF1001 // EF Core has no public way to find a compiled query without a copy of its expression.

/// <summary>
/// Finds the compiled form of a query by its <see cref="QueryShape"/>. EF Core copies each query, with parameters for the values, and
/// compares the copy with those that it knows. That takes longer than a short statement. What has no shape is left to EF Core.
/// </summary>
internal sealed class QueriesByShape : QueryCompiler
{
    private readonly IQueryContextFactory _contexts;
    private readonly KnownQueries _known;
    private readonly ICompiledQueryCacheKeyGenerator _keys;
    private readonly IDatabase _database;
    private readonly IDiagnosticsLogger<DbLoggerCategory.Query> _logger;
    private readonly ICurrentDbContext _current;
    private readonly IModel _model;

    // Whoever reads a query takes it away: a value of a query may itself need one.
    private QueryShape? _shape = new();

    public QueriesByShape(
        IQueryContextFactory contexts,
        ICompiledQueryCache known,
        ICompiledQueryCacheKeyGenerator keys,
        IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        ICurrentDbContext current,
        IEvaluatableExpressionFilter filter,
        IModel model
    )
        : base(contexts, known, keys, database, logger, current, filter, model)
    {
        (_contexts, _known, _keys) = (contexts, (KnownQueries)known, keys);
        (_database, _logger, _current, _model) = (database, logger, current, model);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        var shape = Interlocked.Exchange(ref _shape, null) ?? new();
        try
        {
            return
                shape.Read(query, _current.Context.ChangeTracker.QueryTrackingBehavior)
                && (_known.Find(shape) ?? Learn<TResult>(shape, query)) is { Run: Func<QueryContext, TResult> run, Names: var names }
                ? run(ContextOf(shape, names, cancellationToken))
                : base.ExecuteAsync<TResult>(query, cancellationToken);
        }
        finally
        {
            shape.Clear();
            _shape = shape;
        }
    }

    private QueryContext ContextOf(QueryShape shape, string[] names, CancellationToken cancellationToken)
    {
        var context = _contexts.Create();
        context.CancellationToken = cancellationToken;
        shape.AddTo(context.Parameters, names);
        return context;
    }

    private KnownQueries.Entry Learn<TResult>(QueryShape shape, Expression query)
    {
        var (parameterised, names) = shape.Parameterised(query);
        try
        {
            return _known.Add(shape, names, parameterised is null ? null : Compile<TResult>(parameterised));
        }
        catch (InvalidOperationException)
        {
            // EF Core itself computes more of a query before it translates the rest. If it fails too, it says why.
            return _known.Add(shape, names, run: null);
        }
    }

    private Func<QueryContext, TResult>? Compile<TResult>(Expression query)
    {
        Dictionary<string, object?> others = [];
        var extracted = ExtractParameters(query, others, _logger);
        // Another parameter has a value that the shape does not read.
        return others.Count > 0
            ? null
            : _known.GetOrAddQuery(
                _keys.GenerateCacheKey(extracted, async: true),
                () => CompileQueryCore<TResult>(_database, extracted, _model, async: true)
            );
    }
}
