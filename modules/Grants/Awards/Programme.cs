using CouncilPlatform.Sdk;

namespace CouncilPlatform.Grants.Awards;

/// <summary>A programme that grants are awarded under: as imported with them, or run here, drawing on funds and awarding in rounds.</summary>
internal sealed class Programme : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its code; its title where it was published without one.</summary>
    public required string Code { get; init; }

    public string? Title { get; set; }

    /// <summary>What it is to achieve; null for one that came with imported awards.</summary>
    public string? Purpose { get; set; }

    public int Version { get; set; }
}
