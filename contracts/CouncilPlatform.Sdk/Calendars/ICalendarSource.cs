namespace CouncilPlatform.Sdk;

/// <summary>What a module has to put into a partnership's calendar.</summary>
public interface ICalendarSource
{
    /// <summary>Everything with a day, past and to come.</summary>
    Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Partnership partnership, CancellationToken cancellationToken);
}
