using System.Globalization;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>An answer that refuses a request before GraphQL reads it, in GraphQL's form: a message and a code.</summary>
internal static class Refusal
{
    /// <summary>Says how long the sender must wait.</summary>
    public static void SetRetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    public static Task WriteRefusalAsync(this HttpResponse response, int status, string code, string message)
    {
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(
            new { errors = new[] { new { message, extensions = new { code } } } },
            response.HttpContext.RequestAborted
        );
    }
}
