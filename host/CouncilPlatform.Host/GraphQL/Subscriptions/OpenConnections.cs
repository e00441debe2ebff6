using CouncilPlatform.Host.GraphQL.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>Counts the long connections, whichever way they came, and refuses one too many.</summary>
internal sealed class OpenConnections(IOptions<GraphQLOptions> options)
{
    private int _open;

    /// <summary>Answers on a connection, which counts until that ends.</summary>
    /// <exception cref="RequestRefused">There are <see cref="GraphQLOptions.Connections"/> already.</exception>
    public async Task HoldAsync(HttpContext http, Func<Task> answer)
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
