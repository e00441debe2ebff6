using System.Globalization;
using CouncilPlatform.Host.GraphQL.Http;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// An answer that refuses a request before GraphQL reads it: a message and a code in GraphQL's form for programs, a page for browsers.
/// </summary>
internal static class Refusal
{
    /// <summary>Says how long the sender must wait.</summary>
    public static void SetRetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    /// <param name="response">Nothing of it is written yet.</param>
    /// <param name="status">Of HTTP.</param>
    /// <param name="code">For programs.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="more">What a page says besides, as HTML.</param>
    public static Task WriteRefusalAsync(this HttpResponse response, int status, string code, string message, string more = "")
    {
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        return RefusalPage.IsFor(response.HttpContext.Request)
            ? RefusalPage.WriteAsync(response, message, more)
            : response.WriteAsJsonAsync(
                new { errors = new[] { new { message, extensions = new { code } } } },
                response.HttpContext.RequestAborted
            );
    }

    /// <summary>Refuses somebody who lacks a role in a partnership that they can see.</summary>
    /// <param name="response">Nothing of it is written yet.</param>
    /// <param name="role">The least role that it needs.</param>
    /// <param name="partnership">Whose.</param>
    /// <param name="purpose">What they want to do, after "to".</param>
    public static Task WriteDeniedAsync(this HttpResponse response, Role role, Partnership partnership, string purpose)
    {
        var need = $"You need the role {role} in {partnership.Name} to {purpose}.";
        return response.HttpContext.RequestServices.GetRequiredService<Caller>().IsKnown
            ? response.WriteRefusalAsync(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, need)
            : response.WriteRefusalAsync(
                StatusCodes.Status401Unauthorized,
                ErrorCodes.Unauthenticated,
                $"{need} Sign in, or send a key: Authorization: Bearer KEY."
            );
    }
}
