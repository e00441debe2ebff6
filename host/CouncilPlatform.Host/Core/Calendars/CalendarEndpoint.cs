using System.Text;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Telemetry;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Calendar = Ical.Net.Calendar;

namespace CouncilPlatform.Host.Core.Calendars;

/// <summary>
/// <c>GET /calendar/v1/SECRET.ics</c>: an iCalendar (RFC 5545) of whole days, for calendar programs, which cannot send a key.
/// </summary>
internal static class CalendarEndpoint
{
    public const string Address = "/calendar/v1";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCalendars(this WebApplication app) => app.MapMethods(Address + "/{secret}.ics", Methods, SendAsync);

    private static async Task SendAsync(
        HttpContext http,
        string secret,
        PartnershipDirectory directory,
        ModuleCatalogue catalogue,
        IServiceScopeFactory scopes,
        TimeProvider time
    )
    {
        if (
            await FindAsync(scopes, secret, http.RequestAborted) is not { } feed
            || (await directory.CurrentAsync(http.RequestAborted)).ById.GetValueOrDefault(feed.PartnershipId) is not { } partnership
        )
        {
            await http.Response.WriteRefusalAsync(
                StatusCodes.Status404NotFound,
                RuleCodes.NotFound,
                "There is no calendar at this address, or it was revoked. Ask an officer of the partnership for a new one."
            );
            return;
        }

        RequestFacts.Of(http).Partnership = partnership.Slug;
        var entries = await scopes.RunAsAsync(
            CallerScopes.ViewerOf(partnership, "calendar"),
            services => EntriesAsync(services.GetServices<ICalendarSource>(), partnership, catalogue, http.RequestAborted)
        );
        var calendar = New(partnership.Name);
        calendar.Events.AddRange(
            // A row of an earlier version may have a day that the calendar cannot show.
            entries
                .Where(e => KeptDays.Has(e.First) && KeptDays.Has(e.Last) && (feed.OwnerId is not { } owner || e.Owners.Contains(owner)))
                .Select(e => Event(e, time))
        );
        http.Response.ContentType = "text/calendar; charset=utf-8";
        http.Response.Headers.CacheControl = "private, no-store";
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.WriteAsync(new CalendarSerializer(calendar).SerializeToString()!, Encoding.UTF8, http.RequestAborted);
        }
    }

    // The secret says whose calendar it is: until then there is no partnership to read in.
    private static async Task<CalendarFeed?> FindAsync(IServiceScopeFactory scopes, string secret, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var hash = Secret.Hash(secret);
        return await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .AcrossPartnerships<CalendarFeed>("The secret in the address says whose feed it is")
            .AsNoTracking()
            .SingleOrDefaultAsync(f => f.Hash == hash && f.RevokedUtc == null, cancellationToken);
    }

    private static async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(
        IEnumerable<ICalendarSource> sources,
        Partnership partnership,
        ModuleCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<CalendarEntry>();
        foreach (var source in sources.Where(s => IsOn(s, partnership, catalogue)))
        {
            entries.AddRange(await source.EntriesAsync(partnership, cancellationToken));
        }

        return entries;
    }

    private static bool IsOn(ICalendarSource source, Partnership partnership, ModuleCatalogue catalogue) =>
        catalogue.Running.FirstOrDefault(m => m.Assembly == source.GetType().Assembly) is { } module
        && (module.Id == Gate.CoreModule || partnership.Modules.Contains(module.Id));

    private static Calendar New(string name)
    {
        var calendar = new Calendar { ProductId = "-//Council Partnership Platform//EN" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        return calendar;
    }

    private static CalendarEvent Event(CalendarEntry entry, TimeProvider time) =>
        new()
        {
            Uid = entry.Id.ToString(),
            Sequence = entry.Version,
            Summary = entry.Title,
            Description = entry.Details,
            Start = new CalDateTime(entry.First),
            // The day after the last: the end of an iCalendar event is exclusive.
            End = new CalDateTime(entry.Last.AddDays(1)),
            DtStamp = new CalDateTime(time.GetUtcNow().UtcDateTime.Date, "UTC"),
            // A key date makes nobody busy.
            Transparency = "TRANSPARENT",
        };
}
