using System.Text;
using System.Text.Encodings.Web;
using CouncilPlatform.Host.Data;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>What a browser shows if the database is busy or does not answer. It needs no database and no other file.</summary>
internal static class BusyPage
{
    /// <summary>Whether whoever sends a request reads pages.</summary>
    public static bool IsFor(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <param name="correlationId">For whoever reports it.</param>
    public static async Task WriteAsync(HttpResponse response, string correlationId)
    {
        var again = await AgainAsync(response.HttpContext.Request);
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src {PrintedPage.StyleSource}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        await response.WriteAsync(
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
            {again}
            <p>If it goes on, tell whoever runs this platform, and quote correlation id {correlationId}.</p>
            </main>
            </body>
            </html>

            """,
            Encoding.UTF8,
            response.HttpContext.RequestAborted
        );
    }

    /// <summary>
    /// Everything that a form has sent, to be sent again with one button: what was typed is not lost. A form with files cannot be sent again.
    /// </summary>
    private static async Task<string> AgainAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return "";
        }

        var sent = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (sent.Files.Count > 0)
        {
            return "";
        }

        var boxes = sent.SelectMany(box => box.Value, (box, value) => Box(box.Key, value));
        return $"""<form method="post">{string.Concat(boxes)}<p>Nothing that you filled in is lost. <button>Try again</button></p></form>""";
    }

    private static string Box(string name, string? value) =>
        $"""<input type="hidden" name="{HtmlEncoder.Default.Encode(name)}" value="{HtmlEncoder.Default.Encode(value ?? "")}">""";
}
