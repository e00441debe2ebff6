using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.Telemetry;

/// <summary>An OpenTelemetry collector in the test's own process: takes OTLP over HTTP and keeps what it gets.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            _received.Enqueue((http.Request.Path, body.ToArray()));
            http.Response.ContentType = "application/x-protobuf";
        });
    }

    public string Address => _app.Urls.Single();

    public IReadOnlyList<Span> Spans =>
        [
            .. Messages("/v1/traces")
                .SelectMany(m => m.All(1, 2, 2))
                .Select(s => new Span(s.Text(5), s.Hex(1), s.Hex(2), s.Hex(4), s.Attributes(9))),
        ];

    public IReadOnlyList<Log> Logs =>
        [
            .. Messages("/v1/logs")
                .SelectMany(m => m.All(1, 2, 2))
                .Select(l => new Log(l.All(5).Single().Text(1), l.Hex(9), l.Attributes(6))),
        ];

    /// <summary>Every point of every sum (7) and histogram (9).</summary>
    public IReadOnlyList<Measurement> Measurements =>
        [
            .. Messages("/v1/metrics")
                .SelectMany(m => m.All(1, 2, 2))
                .SelectMany(metric =>
                    metric
                        .All(7, 1)
                        .Select(p => new Measurement(metric.Text(1), p.Attributes(7)))
                        .Concat(metric.All(9, 1).Select(p => new Measurement(metric.Text(1), p.Attributes(9))))
                ),
        ];

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Whether the text is anywhere in what came.</summary>
    public bool Holds(string text) => _received.Any(r => r.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<Protobuf> Messages(string path) => _received.Where(r => r.Path == path).Select(r => Protobuf.Read(r.Body));
}

internal sealed record Span(string Name, string Trace, string Id, string Parent, IReadOnlyDictionary<string, string> Attributes);

internal sealed record Log(string Body, string Trace, IReadOnlyDictionary<string, string> Attributes);

internal sealed record Measurement(string Name, IReadOnlyDictionary<string, string> Attributes);
