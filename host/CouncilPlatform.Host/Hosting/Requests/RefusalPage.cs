using System.Text;
using System.Text.Encodings.Web;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>What a browser shows in place of an answer that is refused. It needs no database and no other file.</summary>
internal static class RefusalPage
{
    /// <summary>Whether whoever sends a request reads pages.</summary>
    public static bool IsFor(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <param name="response">Its status is set.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="more">More of the page, as HTML.</param>
    public static Task WriteAsync(HttpResponse response, string message, string more)
    {
        var title = response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "Sign in first",
            StatusCodes.Status403Forbidden => "You cannot open this",
            StatusCodes.Status404NotFound => "There is nothing at this address",
            StatusCodes.Status429TooManyRequests => "Too many requests",
            StatusCodes.Status503ServiceUnavailable => "The database does not answer",
            _ => "This could not be done",
        };
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src {PrintedPage.StyleSource}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} – Council Partnership Platform</title>
            {PrintedPage.StyleElement}
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            <p>{HtmlEncoder.Default.Encode(message)}</p>
            {more}
            <p><a href="{response.HttpContext.Request.PathBase}/">Go to the home page</a></p>
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
    public static async Task<string> AgainAsync(HttpRequest request)
    {
        if (!IsFor(request) || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
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
