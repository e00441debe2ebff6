using System.Data.Common;
using System.Diagnostics;
using CouncilPlatform.Host.GraphQL.Http;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// Catches what nothing else has caught, logs it in full and answers with an id to quote. No stack trace leaves the host.
/// </summary>
internal sealed class ExceptionMiddleware(RequestDelegate next, ILogger<ExceptionMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has disconnected: nobody reads an answer.
        }
        catch (Exception e) when (e is not BadHttpRequestException && !http.Response.HasStarted)
        {
            var id = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
            logger.LogError(e, "The request failed. Correlation id {CorrelationId}", id);
            await (
                e.GetBaseException() is DbException or System.Net.Sockets.SocketException
                    ? http.Response.WriteRefusalAsync(
                        StatusCodes.Status503ServiceUnavailable,
                        ErrorCodes.Unavailable,
                        $"The database does not answer. Try again in a few minutes. If you report it, quote correlation id {id}."
                    )
                    : http.Response.WriteRefusalAsync(
                        StatusCodes.Status500InternalServerError,
                        ErrorCodes.Internal,
                        $"Something went wrong. If you report it, quote correlation id {id}."
                    )
            );
        }
    }
}
