namespace CouncilPlatform.Grants.OpenData;

/// <summary>As whom a partnership publishes its grants.</summary>
internal sealed class GrantPublisher : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The prefix that 360Giving gave out, as in <c>360G-traffordmbc</c>.</summary>
    public required string Prefix { get; set; }

    public int Version { get; set; }
}
