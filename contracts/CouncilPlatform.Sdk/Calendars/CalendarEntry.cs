namespace CouncilPlatform.Sdk;

/// <summary>Whole days in a calendar.</summary>
/// <param name="Id">The id of what the entry is about. It stays the same, so that calendars update the entry and do not add
/// another.</param>
/// <param name="Title">A few words, without personal data.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included.</param>
public sealed record CalendarEntry(GlobalId Id, string Title, DateOnly First, DateOnly Last)
{
    /// <summary>Further details.</summary>
    public string? Details { get; init; }

    /// <summary>The organisations that are responsible for it. Their own calendars have it too.</summary>
    public IReadOnlyList<Guid> Owners { get; init; } = [];

    /// <summary>The version, which goes up with every change.</summary>
    public int Version { get; init; }
}
