using CouncilPlatform.Sdk;

namespace CouncilPlatform.Grants.Awards;

/// <summary>A programme that grants were awarded under.</summary>
internal sealed class Programme : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its code; its title where it was published without one.</summary>
    public required string Code { get; init; }

    public string? Title { get; set; }

    public int Version { get; set; }
}
