namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>The statuses in words, for people.</summary>
internal static class StatusWords
{
    public static string Of(ActionStatus status) =>
        status switch
        {
            ActionStatus.Done => "Done",
            ActionStatus.Due => "Due",
            ActionStatus.Overdue => "Overdue",
            ActionStatus.NotDue => "Not due yet",
            ActionStatus.Undated => "No date",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
        };
}
