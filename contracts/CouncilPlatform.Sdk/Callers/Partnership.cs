namespace CouncilPlatform.Sdk;

/// <summary>A partnership as modules see it: who it is, whether anyone may read it, and which modules it has on. Modules add their fields to it.</summary>
public sealed class Partnership : IKeyed
{
    public required Guid Id { get; init; }

    /// <summary>Its short name in addresses: lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required PartnershipKind Kind { get; init; }

    /// <summary>One plain sentence, for a stranger.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether anyone may read it.</summary>
    public required bool Published { get; init; }

    /// <summary>The ids of the modules that are on, in order.</summary>
    public required IReadOnlyList<string> Modules { get; init; }

    /// <summary>Goes up with every change of the partnership itself; send it back with a change, so that a stale one is refused.</summary>
    public required int Version { get; init; }
}

/// <summary>The forms of joint working that the platform knows.</summary>
public enum PartnershipKind
{
    LocalStrategicPartnership,
    TwoTier,
    CommunityPlanning,
    SharedManagement,
    GrantPot,
    Other,
}
