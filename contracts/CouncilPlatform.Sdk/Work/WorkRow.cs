namespace CouncilPlatform.Sdk;

/// <summary>Something that waits for people to act on it.</summary>
public sealed class WorkRow
{
    /// <summary>The key of the thing.</summary>
    public required Guid Id { get; init; }

    /// <summary>The partnership that the thing belongs to.</summary>
    public required Guid PartnershipId { get; init; }

    /// <summary>What the thing is called, without personal data.</summary>
    public required string Title { get; init; }

    // What is sorted and filtered by must be in every query, also where there is nothing to say.
    /// <summary>The organisation whose people act on it. Null if everybody with the role does.</summary>
    public required Guid? OwnerId { get; init; }

    /// <summary>The last day that is in time. Null if there is none.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Since when it waits. Null if that is not known.</summary>
    public DateTime? SinceUtc { get; init; }
}
