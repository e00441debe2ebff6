namespace CouncilPlatform.Sdk;

/// <summary>Whole days in a calendar.</summary>
/// <param name="Id">Of what it is about: the same at each reading, so that calendars update the entry and add no second.</param>
/// <param name="Title">In a few words; no personal data.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, which counts.</param>
public sealed record CalendarEntry(GlobalId Id, string Title, DateOnly First, DateOnly Last)
{
    /// <summary>What else there is to say.</summary>
    public string? Details { get; init; }

    /// <summary>The organisations that answer for it, whose own calendars have it too.</summary>
    public IReadOnlyList<Guid> Owners { get; init; } = [];

    /// <summary>Goes up with each change.</summary>
    public int Version { get; init; }
}
