namespace CouncilPlatform.Grants.OpenData;

/// <summary>A field of an award that a later import changed. Changes are only ever added.</summary>
internal sealed class AwardChange : Entity
{
    public Guid AwardId { get; init; }

    /// <summary>When the change was imported, in UTC.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>The field in the 360Giving standard, like amountAwarded or recipientOrganization[0].name.</summary>
    public required string Field { get; init; }

    /// <summary>The value before, as published; null if the field was missing.</summary>
    public string? Before { get; init; }

    /// <summary>The value after, as published; null if the field was removed.</summary>
    public string? After { get; init; }
}
