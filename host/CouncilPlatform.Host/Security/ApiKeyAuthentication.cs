using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Security;

/// <summary>
/// Reads <c>Authorization: Bearer KEY</c>. A request without it is anonymous; a request with an invalid key is refused, whatever its
/// address.
/// Other ways to sign in are added beside this one, and set <see cref="CallerContext"/> too.
/// </summary>
internal sealed class ApiKeyAuthentication(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, CallerContext context, IServiceScopeFactory scopes)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            var caller = BearerKey.Of(header) is { } key ? await BearerKey.FindCallerAsync(scopes, key, http.RequestAborted) : null;
            if (caller is null)
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer error=\"invalid_token\"";
                await http.Response.WriteAsJsonAsync(
                    new
                    {
                        errors = new[]
                        {
                            new
                            {
                                message = "The key is unknown, has expired or was revoked. "
                                    + "Send a valid key (Authorization: Bearer KEY), or no key to read what is published.",
                                extensions = new { code = "UNAUTHENTICATED" },
                            },
                        },
                    },
                    http.RequestAborted
                );
                return;
            }

            context.Caller = caller;
        }

        await next(http);
    }
}
