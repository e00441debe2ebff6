namespace CouncilPlatform.Sdk;

/// <summary>The input of a change in a partnership. Derive a record with the details of the change.</summary>
public abstract record PartnershipInput : IPartnershipInput
{
    /// <summary>The partnership's short name, such as lancashire.</summary>
    public string Partnership { get; init; } = "";
}

/// <summary>The input of a change to something that somebody else may have changed since the caller read it.</summary>
public abstract record VersionedInput : PartnershipInput
{
    /// <summary>The version that you read. A change is refused if somebody else changed it since.</summary>
    public int? Version { get; init; }
}
