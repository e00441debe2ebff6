using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Core.Calendars;

/// <param name="Label">Whose calendar program is to have the address: a team or a post, not a person.</param>
/// <param name="Owner">Only what this organisation answers for: GSS code, identifier or id. Everything where nothing is said.</param>
internal sealed record CreateCalendarFeedInput(string Partnership, string Label, string? Owner) : IPartnershipInput;

/// <param name="Version">The feed's version that you saw; a stale one is refused.</param>
internal sealed record RevokeCalendarFeedInput(string Partnership, GlobalId Feed, int? Version) : IPartnershipInput;

/// <summary>A feed just made. This is the only time its address can be read.</summary>
/// <param name="Address">The path on this host, to be put behind its own address. Whoever has it can read the calendar.</param>
internal sealed record NewCalendarFeed(string Address, CalendarFeed Feed);

/// <summary>Letting calendar programs in and out.</summary>
internal sealed class CalendarMutations
{
    [Requires(Role.Officer)]
    public static async Task<NewCalendarFeed> CreateCalendarFeed(
        CreateCalendarFeedInput input,
        Partnership partnership,
        CoreDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Label, 100, "input", "label").Check();
        var owner = input.Owner is { } code ? await OrganisationQueries.RequireAsync(db, code, cancellationToken, "input", "owner") : null;
        var secret = Secret.New();
        return await db.WriteAsync(
            _ =>
            {
                var feed = new CalendarFeed
                {
                    PartnershipId = partnership.Id,
                    Label = input.Label,
                    OwnerId = owner?.Id,
                    CreatedUtc = time.GetUtcNow().UtcDateTime,
                    Hash = Secret.Hash(secret),
                };
                db.Add(feed);
                db.Audit("createCalendarFeed", feed, partnership.Id, $"{feed.Label}{(owner is null ? "" : $": of {owner.Name}")}");
                return Task.FromResult(new NewCalendarFeed($"{CalendarEndpoint.Address}/{secret}.ics", feed));
            },
            cancellationToken
        );
    }

    /// <summary>Stops a feed at once, for good.</summary>
    [Requires(Role.Officer)]
    public static Task<CalendarFeed> RevokeCalendarFeed(
        RevokeCalendarFeedInput input,
        Partnership partnership,
        CoreDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var feed = await db.HoldAsync<CalendarFeed>(partnership, input.Feed.For<CalendarFeed>("input", "feed"), input.Version, ct);
                new Rules().Require(feed.RevokedUtc is null, RuleCodes.Invalid, "The feed was revoked already.", "input", "feed").Check();
                feed.RevokedUtc = time.GetUtcNow().UtcDateTime;
                db.Audit("revokeCalendarFeed", feed, partnership.Id, feed.Label);
                return feed;
            },
            cancellationToken
        );
}
