using System.Diagnostics;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL.Http;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// Catches what nothing else has caught. If the database is busy or does not answer, the answer is 503; everything else is logged in full
/// and answered with an id to quote. No stack trace leaves the host.
/// </summary>
internal sealed class ExceptionMiddleware(RequestDelegate next, ILogger<ExceptionMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (DatabaseFaults.IsCancelled(e, http.RequestAborted))
        {
            // The caller has disconnected: nobody reads an answer.
        }
        catch (Exception e) when (e is not BadHttpRequestException && !http.Response.HasStarted)
        {
            var id = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
            // What was prepared for another answer must not describe this one.
            http.Response.Headers.ContentDisposition = default;
            http.Response.ContentLength = null;
            if (!DatabaseFaults.IsUnavailable(e))
            {
                logger.LogError(e, "The request failed. Correlation id {CorrelationId}", id);
                await http.Response.WriteRefusalAsync(
                    StatusCodes.Status500InternalServerError,
                    e is OutcomeUnknownException ? ErrorCodes.OutcomeUnknown : ErrorCodes.Internal,
                    e is OutcomeUnknownException
                        ? OutcomeUnknownException.Text
                        : $"Something went wrong. If you report it, quote correlation id {id}."
                );
                return;
            }

            logger.LogWarning("The request waited for the database: {Reason}. Correlation id {CorrelationId}", DatabaseProbe.Reason(e), id);
            http.Response.SetRetryAfter(DatabaseFaults.RetryAfter);
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status503ServiceUnavailable,
                ErrorCodes.Busy,
                DatabaseFaults.Busy,
                $"""
                {await RefusalPage.AgainAsync(http.Request)}
                <p>If it goes on, tell whoever runs this platform, and quote correlation id {id}.</p>
                """
            );
        }
    }
}
