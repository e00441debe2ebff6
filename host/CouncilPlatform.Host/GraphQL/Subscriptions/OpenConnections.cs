using CouncilPlatform.Host.GraphQL.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>Counts all long connections together, and refuses those beyond the limit.</summary>
internal sealed class OpenConnections(IOptions<GraphQLOptions> options)
{
    private int _open;

    /// <summary>Answers on a connection, which counts until it ends.</summary>
    /// <exception cref="RequestRefused">There are already <see cref="GraphQLOptions.Connections"/>.</exception>
    public async Task RunAsync(HttpContext http, Func<Task> answer)
    {
        try
        {
            if (Interlocked.Increment(ref _open) > options.Value.Connections)
            {
                http.Response.Headers.RetryAfter = "30";
                throw new RequestRefused(
                    ErrorCodes.Unavailable,
                    $"{options.Value.Connections} connections are open, which is the limit. Try again later.",
                    StatusCodes.Status503ServiceUnavailable
                );
            }

            await answer();
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
