namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>Where something stands, for people and for files.</summary>
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

    /// <summary>As GraphQL writes it.</summary>
    public static string Code(ActionStatus status) => status == ActionStatus.NotDue ? "NOT_DUE" : status.ToString().ToUpperInvariant();
}
