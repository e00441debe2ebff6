using System.Diagnostics;
using CouncilPlatform.Host.Telemetry;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// Writes one line for each request, with a correlation id for the caller to quote. It contains no query string, variable or key.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public const string Header = "X-Correlation-Id";

    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        var facts = RequestFacts.Of(http);
        var id = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        http.Response.Headers[Header] = id;
        try
        {
            await next(http);
        }
        finally
        {
            Answered(
                http.Request.Method,
                RequestFacts.PathOf(http.Request),
                http.RequestAborted.IsCancellationRequested ? StatusCodes.Status499ClientClosedRequest : http.Response.StatusCode,
                Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1),
                facts.Operation,
                facts.Partnership,
                id
            );
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Method} {Path} answered {Status} in {Milliseconds} ms; operation {operation}, partnership {partnership}, "
            + "correlation id {CorrelationId}"
    )]
    private partial void Answered(
        string method,
        string path,
        int status,
        double milliseconds,
        string? operation,
        string? partnership,
        string correlationId
    );
}
