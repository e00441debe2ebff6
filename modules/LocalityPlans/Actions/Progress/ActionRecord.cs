namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What an action's status follows from.</summary>
/// <param name="Progress">The progress that was not withdrawn and is more than a note.</param>
internal sealed record ActionRecord(DateOnly? CompletedOn, IReadOnlyList<KeyDate> KeyDates, IReadOnlyList<ProgressUpdate> Progress)
{
    public ActionStatus StatusAt(DateOnly day) => StatusRules.Of(CompletedOn, KeyDates, Progress, day);

    public ActionStatus StatusAt(KeyDate date, DateOnly day) => StatusRules.Of(date, CompletedOn, Progress, day);
}
