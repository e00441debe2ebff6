using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Calendars;

/// <summary>
/// An address at which calendar programs read what a partnership has to do: whoever has the address can read it, until it is revoked. Only the SHA-256 of
/// its secret part is stored: it cannot be shown again.
/// </summary>
internal sealed class CalendarFeed : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Whose calendar program has the address.</summary>
    public required string Label { get; init; }

    /// <summary>Only what this organisation answers for; null for everything.</summary>
    public IDataLoaderResult<Organisation?>? Owner(OrganisationBatch organisations) => OwnerId is { } id ? organisations.Get(id) : null;

    public DateTime CreatedUtc { get; init; }

    public DateTime? RevokedUtc { get; set; }

    public int Version { get; set; }

    public Guid? OwnerId { get; init; }

    internal string Hash { get; init; } = "";
}
