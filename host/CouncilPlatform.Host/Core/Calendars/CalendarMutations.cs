using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Core.Calendars;

/// <param name="Label">Who will use the address: a team or a post, never a person. At most 100 characters.</param>
/// <param name="Owner">Only dates that this organisation is responsible for: its GSS code, identifier or id. Leave it out for all
/// dates.</param>
internal sealed record CreateCalendarFeedInput(string Partnership, string Label, [CodeOf<Organisation>] string? Owner) : IPartnershipInput;

/// <param name="Feed">The feed to stop.</param>
internal sealed record RevokeCalendarFeedInput(string Partnership, GlobalId Feed, int? Version) : IPartnershipInput;

/// <summary>A new calendar feed. This is the only time that you can read its address.</summary>
/// <param name="Address">The path of the feed on this host, such as /calendar/v1/SECRET.ics. Anyone who has it can read the
/// calendar.</param>
/// <param name="Feed">The feed that was made.</param>
internal sealed record NewCalendarFeed(string Address, CalendarFeed Feed);

/// <summary>Creates and revokes calendar feeds.</summary>
internal sealed class CalendarMutations
{
    /// <summary>Makes an address from which calendar programs can read the partnership's dates.</summary>
    [Requires(Role.Officer)]
    public static async Task<NewCalendarFeed> CreateCalendarFeed(CreateCalendarFeedInput input, Change<CoreDb> change)
    {
        new Rules().Text(input.Label, 100).Check();
        var owner = await change.FindOrganisationAsync(input.Owner);
        var secret = Secret.New();
        var feed = change.Add(
            new CalendarFeed
            {
                PartnershipId = change.Partnership.Id,
                Label = input.Label,
                OwnerId = owner?.Id,
                CreatedUtc = change.NowUtc,
                Hash = Secret.Hash(secret),
            }
        );
        change.Audit(feed, $"{feed.Label}{(owner is null ? "" : $": of {owner.Name}")}");
        return new($"{CalendarEndpoint.Address}/{secret}.ics", feed);
    }

    /// <summary>Stops a calendar feed at once. It cannot be started again.</summary>
    [Requires(Role.Officer)]
    [Irreversible("Calendars that subscribe to its address get nothing more.")]
    public static async Task<CalendarFeed> RevokeCalendarFeed(RevokeCalendarFeedInput input, Change<CoreDb> change)
    {
        var feed = await change.LockAsync<CalendarFeed>(input.Feed, input.Version);
        feed.Revoke(change.NowUtc);
        return change.Done(feed, feed.Label);
    }
}
