namespace CouncilPlatform.Sdk;

/// <summary>Councils and other organisations that work together. Every module adds its own fields here.</summary>
public sealed class Partnership : IKeyed
{
    public required Guid Id { get; init; }

    /// <summary>The short name for addresses, in lower-case letters, numbers and hyphens, such as lancashire.</summary>
    public required string Slug { get; init; }

    /// <summary>The name, at most 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The form of joint working.</summary>
    public required PartnershipKind Kind { get; init; }

    /// <summary>One plain sentence about the partnership for the public.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the public can read the partnership.</summary>
    public required bool Published { get; init; }

    /// <summary>The ids of the modules that the partnership uses, such as grants.</summary>
    public required IReadOnlyList<string> Modules { get; init; }

    /// <summary>The version, which goes up with every change. Send it back with a change, so that nobody's change is lost.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// Two reads of one partnership at the same version are equal. A request may read it twice, and a batch must still see one partnership.
    /// </summary>
    public override bool Equals(object? obj) => obj is Partnership other && other.Id == Id && other.Version == Version;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Version);
}

/// <summary>The form of joint working.</summary>
public enum PartnershipKind
{
    /// <summary>A local strategic partnership of councils, public services, businesses and voluntary organisations.</summary>
    LocalStrategicPartnership,

    /// <summary>A county council and the district councils in it.</summary>
    TwoTier,

    /// <summary>A community planning partnership, as in Scotland.</summary>
    CommunityPlanning,

    /// <summary>Councils that share managers, services or a back office.</summary>
    SharedManagement,

    /// <summary>Partners that share a grant fund.</summary>
    GrantPot,

    /// <summary>Any other form.</summary>
    Other,
}
