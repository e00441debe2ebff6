namespace CouncilPlatform.Sdk;

/// <summary>Supplies a module's entries for a partnership's calendar.</summary>
public interface ICalendarSource
{
    /// <summary>Every entry with a day, past and future.</summary>
    Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Partnership partnership, CancellationToken cancellationToken);
}
