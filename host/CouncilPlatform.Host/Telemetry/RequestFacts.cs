using CouncilPlatform.Host.Core.Calendars;
using CouncilPlatform.Host.Core.People;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>What becomes known about a request while it runs, for its log line.</summary>
internal sealed class RequestFacts
{
    private const string Key = "facts";

    /// <summary>The name of the GraphQL operation.</summary>
    public string? Operation { get; set; }

    /// <summary>The slug of the partnership; of several, the first.</summary>
    public string? Partnership { get; set; }

    public static RequestFacts Of(HttpContext http)
    {
        if (http.Features.Get<RequestFacts>() is not { } facts)
        {
            http.Features.Set(facts = new RequestFacts());
        }

        return facts;
    }

    /// <summary>
    /// The path in a form that is safe to log: without the secret of a calendar's or an invitation's address, and with its percent signs,
    /// because a decoded path could contain a line break.
    /// </summary>
    public static string PathOf(HttpRequest request) =>
        request.Path.StartsWithSegments(CalendarEndpoint.Address, StringComparison.OrdinalIgnoreCase) ? CalendarEndpoint.Address + "/…"
        : request.Path.StartsWithSegments(Invitations.Address, StringComparison.OrdinalIgnoreCase) ? Invitations.Address + "/…"
        : request.Path.ToUriComponent();

    public static RequestFacts? Of(IResolveFieldContext context) =>
        context.UserContext.TryGetValue(Key, out var facts) ? (RequestFacts?)facts : null;

    /// <summary>Passes the facts to the fields of an operation.</summary>
    public IDictionary<string, object?> AsUserContext() => new Dictionary<string, object?>(StringComparer.Ordinal) { [Key] = this };
}
