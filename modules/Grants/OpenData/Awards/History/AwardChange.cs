namespace CouncilPlatform.Grants.OpenData;

/// <summary>One field of an award that a later import changed. Only ever added.</summary>
internal sealed class AwardChange : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AwardId { get; init; }

    /// <summary>When the change was imported, in UTC.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>The field in the 360Giving standard, as in <c>amountAwarded</c> or <c>recipientOrganization[0].name</c>.</summary>
    public required string Field { get; init; }

    /// <summary>As published; null where the field was not there.</summary>
    public string? Before { get; init; }

    /// <summary>As published; null where the field went.</summary>
    public string? After { get; init; }
}
