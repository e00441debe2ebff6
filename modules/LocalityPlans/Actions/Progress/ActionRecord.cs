namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What an action's status follows from.</summary>
/// <param name="CompletedOn">When the action was completed.</param>
/// <param name="KeyDates">Its key dates, in order.</param>
/// <param name="Progress">Its progress that counts.</param>
internal sealed record ActionRecord(DateOnly? CompletedOn, IReadOnlyList<KeyDate> KeyDates, IReadOnlyList<ProgressUpdate> Progress)
{
    public ActionStatus StatusAt(DateOnly day) => StatusRules.Of(CompletedOn, KeyDates, Progress, day);

    public ActionStatus StatusAt(KeyDate date, DateOnly day) => StatusRules.Of(date, CompletedOn, Progress, day);
}
