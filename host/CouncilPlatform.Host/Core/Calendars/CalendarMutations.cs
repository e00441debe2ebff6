using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Core.Calendars;

/// <param name="Label">Who will use the address: a team or a post, never a person. At most 100 characters.</param>
/// <param name="Owner">Only dates that this organisation is responsible for: its GSS code, identifier or id. Leave it out for all
/// dates.</param>
internal sealed record CreateCalendarFeedInput(string Partnership, string Label, string? Owner) : IPartnershipInput;

/// <param name="Feed">The feed to stop.</param>
internal sealed record RevokeCalendarFeedInput(string Partnership, GlobalId Feed, int? Version) : IPartnershipInput;

/// <summary>A new calendar feed. This is the only time that you can read its address.</summary>
/// <param name="Address">The path of the feed on this host, such as /calendar/v1/SECRET.ics. Anyone who has it can read the calendar.</param>
/// <param name="Feed">The feed that was made.</param>
internal sealed record NewCalendarFeed(string Address, CalendarFeed Feed);

/// <summary>Letting calendar programs in and out.</summary>
internal sealed class CalendarMutations
{
    /// <summary>Makes an address from which calendar programs can read the partnership's dates.</summary>
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

    /// <summary>Stops a calendar feed at once. It cannot be started again.</summary>
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
