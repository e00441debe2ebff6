using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Security;

/// <summary>
/// Finds out who sends a request: by a key or a directory's token in <c>Authorization: Bearer</c>, or by a browser's session. A request
/// with none of them is anonymous. A request with an invalid key or token is refused, whatever its address; a session that has ended is
/// forgotten, because its person can still read what is published.
/// </summary>
internal sealed class CallerAuthentication(RequestDelegate next)
{
    /// <summary>
    /// Programs in a browser send this header with whatever may change something. Other sites cannot, unless the host lets them.
    /// </summary>
    public const string FromOwnPage = "X-Requested-With";

    public async Task InvokeAsync(HttpContext http, CallerContext context, Credentials credentials)
    {
        try
        {
            if (await credentials.OfAsync(http) is { } credential)
            {
                await ProveAsync(http, context, credentials, credential);
            }
        }
        catch (CredentialRefusedException refused)
        {
            if (refused.Status == StatusCodes.Status401Unauthorized)
            {
                http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer error=\"invalid_token\"";
            }

            await http.Response.WriteRefusalAsync(refused.Status, refused.Code, refused.Message);
            return;
        }

        await next(http);
    }

    private static async Task ProveAsync(HttpContext http, CallerContext context, Credentials credentials, Credential credential)
    {
        if (credential is SessionCredential && !IsFromOwnPage(http))
        {
            throw new CredentialRefusedException(
                StatusCodes.Status403Forbidden,
                ErrorCodes.Forbidden,
                $"A browser's session is accepted only from a page of this host. Send the header {FromOwnPage}, or use a key."
            );
        }

        if (await credentials.FindAsync(credential, http.RequestAborted) is { } proved)
        {
            context.Prove(credential, proved);
            // What is for one caller is for no cache. Endpoints whose answers are for everybody say so.
            http.Response.Headers.CacheControl = "private, no-store";
        }
        else if (credential is not SessionCredential)
        {
            throw CredentialRefusedException.Invalid();
        }
    }

    // A form of a page carries an antiforgery token, which the page itself checks.
    private static bool IsFromOwnPage(HttpContext http)
    {
        var request = http.Request;
        if (http.WebSockets.IsWebSocketRequest)
        {
            return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
                && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
        }

        return HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || request.Headers.ContainsKey(FromOwnPage)
            || http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
    }
}
