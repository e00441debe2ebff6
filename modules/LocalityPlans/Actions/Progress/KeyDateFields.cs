namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What has come of a key date.</summary>
internal sealed class KeyDateFields
{
    /// <summary>Where it stands on a day; today in the UK where nothing is said.</summary>
    public static IDataLoaderResult<ActionStatus> Status(KeyDate keyDate, DateOnly? asAt, ActionRecords records, TimeProvider time) =>
        records
            .Get(keyDate.ActionId)
            .Then(r => r.StatusAt(r.KeyDates.FirstOrDefault(d => d.Id == keyDate.Id) ?? keyDate, asAt ?? UkTime.Today(time)));

    /// <summary>How many of what it counts had happened by a day, today in the UK where nothing is said; null where nothing is counted.</summary>
    public static IDataLoaderResult<int?> Reached(KeyDate keyDate, DateOnly? asAt, ActionRecords records, TimeProvider time) =>
        records
            .Get(keyDate.ActionId)
            .Then(
                int? (r) =>
                    r.KeyDates.FirstOrDefault(d => d.Id == keyDate.Id) is { Expected: not null } date
                        ? Standing.Reached(date, r.Progress, asAt ?? UkTime.Today(time))
                        : null
            );
}
