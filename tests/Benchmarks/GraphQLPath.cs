using System.Globalization;
using BenchmarkDotNet.Attributes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Modules;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>
/// A query's way through the host, without HTTP: reading and checking the document, and the whole answer from the database.
/// </summary>
[MemoryDiagnoser]
public class GraphQLPath : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("council-bench-").FullName;
    private readonly WebApplication _host;
    private readonly ISchema _schema;
    private readonly GraphQLCall _call = new()
    {
        Query = Question.Document,
        Variables = new Inputs(new Dictionary<string, object?> { ["fund"] = Generator.Slug(0) }),
    };

    // The same document, of which nothing is executed: what the document costs by itself.
    private readonly GraphQLCall _skipped = new()
    {
        Query = Question.Document.Replace(
            "partnership(slug: \"bench\")",
            "__typename partnership(slug: \"bench\") @skip(if: true)",
            StringComparison.Ordinal
        ),
        Variables = new Inputs(new Dictionary<string, object?> { ["fund"] = Generator.Slug(0) }),
    };

    private readonly GraphQLCall _small = new() { Query = "{ __typename }" };
    private int _asked;

    public GraphQLPath()
    {
        Generator.FillAsync(_directory, funds: 10, allocations: 70).GetAwaiter().GetResult();
        _host = Generator.Host(_directory);
        _schema = _host.Services.GetRequiredService<Schemas>().All;
    }

    /// <summary>The query of the README, document known.</summary>
    [Benchmark(Baseline = true)]
    public Task<string> Known() => AskAsync(_call);

    /// <summary>The same, each time in a text that was not seen before: parsed and validated anew.</summary>
    [Benchmark]
    public Task<string> Unknown() => AskAnewAsync(_call);

    /// <summary>The document known, and nothing of it executed.</summary>
    [Benchmark]
    public Task<string> KnownSkipped() => AskAsync(_skipped);

    /// <summary>The same without the cache of documents: the two say what the cache is worth.</summary>
    [Benchmark]
    public Task<string> UnknownSkipped() => AskAnewAsync(_skipped);

    /// <summary>What the engine and the host cost without a database.</summary>
    [Benchmark]
    public Task<string> Nothing() => AskAsync(_small);

    /// <summary>Once for each set of modules, at start or at a partnership's first request.</summary>
    [Benchmark]
    public object SchemaBuild() => SchemaBuilder.Build(_host.Services.GetRequiredService<ModuleCatalogue>().Running);

    [GlobalCleanup]
    public void Dispose()
    {
        ((IDisposable)_host).Dispose();
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    private Task<string> AskAnewAsync(GraphQLCall call) =>
        AskAsync(call with { Query = string.Create(CultureInfo.InvariantCulture, $"{call.Query}#{_asked++}") });

    private async Task<string> AskAsync(GraphQLCall call)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Method = HttpMethods.Post } };
        var result = await _host.Services.GetRequiredService<OperationRunner>().RunAsync(http, _schema, call);
        var answer = _host.Services.GetRequiredService<IGraphQLTextSerializer>().Serialize(result);
        return result.Errors is null ? answer : throw new InvalidOperationException(answer);
    }
}
