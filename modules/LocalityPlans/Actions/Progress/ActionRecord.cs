namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What decides on where an action stands.</summary>
/// <param name="CompletedOn">When it was completed.</param>
/// <param name="KeyDates">In order.</param>
/// <param name="Progress">What of its progress counts.</param>
internal sealed record ActionRecord(DateOnly? CompletedOn, IReadOnlyList<KeyDate> KeyDates, IReadOnlyList<ProgressUpdate> Progress)
{
    public ActionStatus StatusAt(DateOnly day) => Standing.Of(CompletedOn, KeyDates, Progress, day);

    public ActionStatus StatusAt(KeyDate date, DateOnly day) => Standing.Of(date, CompletedOn, Progress, day);
}
