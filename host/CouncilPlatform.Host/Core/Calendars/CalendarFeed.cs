using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Calendars;

/// <summary>
/// An address from which calendar programs read the partnership's dates. Anyone who has the address can read them until the feed is
/// revoked.
/// </summary>
[Shared("Whoever works for the partnership may revoke an address. The organisation only filters the dates.")]
internal sealed class CalendarFeed : Aggregate
{
    /// <summary>Who uses the address: a team or a post.</summary>
    public required string Label { get; init; }

    /// <summary>The organisation whose dates the feed has. Null if the feed has all dates.</summary>
    public IDataLoaderResult<Organisation?>? Owner(OrganisationBatch organisations) => organisations.Get(OwnerId);

    /// <summary>When the feed was made.</summary>
    public DateTime CreatedUtc { get; init; }

    /// <summary>When the feed was stopped. Null while it works.</summary>
    public DateTime? RevokedUtc { get; private set; }

    public Guid? OwnerId { get; init; }

    [NotRecorded]
    internal string Hash { get; init; } = "";

    /// <exception cref="RuleException">INVALID: it is already revoked.</exception>
    internal void Revoke(DateTime now)
    {
        new Rules().Require(RevokedUtc is null, RuleCodes.Invalid, "This feed is already revoked.", InputPath.Of("feed")).Check();
        RevokedUtc = now;
    }
}
