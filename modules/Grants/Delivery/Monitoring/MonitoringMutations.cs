namespace CouncilPlatform.Grants.Delivery;

internal sealed class MonitoringMutations
{
    /// <summary>Sends a return, once, or again where an officer asked for changes. Everything that it asks for must be given.</summary>
    [Requires(Role.Applicant)]
    public static async Task<MonitoringReturn> SubmitMonitoringReturn(
        SubmitMonitoringReturnInput input,
        Submissions submissions,
        Change<GrantsDb> change
    )
    {
        var due = await change.LockAsync<MonitoringReturn>(input.MonitoringReturn, input.Version);
        due.Submit();
        await submissions.AddAsync(due, input);
        return change.Done(due, due.Title);
    }

    /// <summary>
    /// Accepts a return that somebody else sent: its figures become actual figures of their targets. What it states as spent cannot be more
    /// than the allocation holds, committed and paid together: an organisation may spend before it is paid, but not more than it was
    /// promised.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReturn> AcceptMonitoringReturn(
        AcceptMonitoringReturnInput input,
        Submissions submissions,
        Change<GrantsDb> change
    )
    {
        var submitted = await change.LockForFunderAsync<MonitoringReturn>(input.MonitoringReturn, input.Version);
        submitted.Accept();
        await submissions.AcceptAsync(submitted);
        return change.Done(submitted, submitted.Title);
    }

    /// <summary>Returns what was sent, to be changed and sent again. The version that was sent remains in the history.</summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReturn> ReturnMonitoringReturn(
        ReturnMonitoringReturnInput input,
        Submissions submissions,
        Change<GrantsDb> change
    )
    {
        new Rules()
            .Text(input.Reason, 2000)
            .Valid(input.DueOn is null || input.DueOn >= change.Today, "Enter today or a later day.", input.DueOn)
            .DueDay(input.DueOn, InputPath.Of("dueOn"))
            .Check();
        var submitted = await change.LockForFunderAsync<MonitoringReturn>(input.MonitoringReturn, input.Version);
        submitted.ReturnForChanges(input.Reason, input.DueOn);
        await submissions.ReviewAsync(submitted, MonitoringOutcome.ReturnedForChanges, input.Reason);
        return change.Done(submitted, $"{submitted.Title}: by {submitted.DueOn:yyyy-MM-dd}");
    }

    /// <summary>
    /// Records that somebody was reminded of a return today, so that nobody is reminded twice. The platform sends no mail itself.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReturn> RecordReminder(RecordReminderInput input, Change<GrantsDb> change)
    {
        var due = await change.LockForFunderAsync<MonitoringReturn>(input.MonitoringReturn);
        due.RequireAwaited("No reminder is needed.");
        var reminders = change.Db.Set<MonitoringReminder>().Where(r => r.MonitoringReturnId == due.Id && r.On == change.Today);
        new Rules()
            .Require(
                !await reminders.AnyAsync(change.Cancellation),
                "ALREADY_REMINDED",
                "Somebody was already reminded of this return today. Once a day is enough.",
                input.MonitoringReturn
            )
            .Check();
        Reminders.Record(due, change.Today, change);
        return due;
    }
}
