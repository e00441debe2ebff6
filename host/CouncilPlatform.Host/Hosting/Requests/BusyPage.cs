using System.Text;
using CouncilPlatform.Host.Data;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>What a browser shows if the database is busy or does not answer. It needs no database and no other file.</summary>
internal static class BusyPage
{
    /// <summary>Whether whoever sends a request reads pages.</summary>
    public static bool IsFor(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <param name="correlationId">For whoever reports it.</param>
    public static Task WriteAsync(HttpResponse response, string correlationId)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src {PrintedPage.StyleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>The database does not answer – Council Partnership Platform</title>
            {PrintedPage.StyleElement}
            </head>
            <body>
            <main>
            <h1>The database does not answer</h1>
            <p>{DatabaseFaults.Busy}</p>
            <p>If it goes on, tell whoever runs this platform, and quote correlation id {correlationId}.</p>
            </main>
            </body>
            </html>

            """,
            Encoding.UTF8,
            response.HttpContext.RequestAborted
        );
    }
}
