namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Counts the meetings of bodies for the key dates of a locked action: each is a milestone.</summary>
internal static class CountedMeetings
{
    /// <summary>
    /// Counts what a body held in the days of the key dates that count its meetings, each meeting once, and withdraws what no longer
    /// counts.
    /// </summary>
    /// <param name="change">A change that has locked the action.</param>
    /// <param name="action">The action.</param>
    /// <param name="dates">Its key dates, as they are to be.</param>
    /// <param name="body">The body. Null to count nothing.</param>
    /// <param name="held">The body's meetings.</param>
    /// <param name="gone">The milestones that no longer count, of those that counted by themselves.</param>
    /// <param name="reason">Why they no longer count.</param>
    public static async Task CountAsync(
        this Change<LocalityPlansDb> change,
        PlanAction action,
        IReadOnlyList<KeyDate> dates,
        PartnershipBody? body,
        IReadOnlyCollection<HeldMeeting> held,
        Func<ProgressUpdate, bool> gone,
        string reason
    )
    {
        var (_, progress) = await change.ReadProgressAsync(action);
        var withdrawn = progress.Where(p => p.MeetingId is not null && gone(p)).Select(p => p.Id).ToHashSet();
        await change.UpdateAsync<ProgressUpdate>(p => withdrawn.Contains(p.Id), p => p.Withdraw(reason));
        progress.RemoveAll(p => withdrawn.Contains(p.Id));
        List<ProgressUpdate> counted =
        [
            .. from date in dates
            where body is not null && date.CountedBodyId == body.Id && date.Expected is not null
            from meeting in held
            where date.Counts(meeting.On) && !progress.Exists(p => p.KeyDateId == date.Id && p.MeetingId == meeting.Id)
            select new ProgressUpdate
            {
                PartnershipId = action.PartnershipId,
                ActionId = action.Id,
                KeyDateId = date.Id,
                Kind = ProgressKind.Milestone,
                On = meeting.On,
                Note = $"{body?.Name} met.",
                MeetingId = meeting.Id,
                RecordedUtc = change.NowUtc,
            },
        ];
        change.AddRange(counted);
        progress.AddRange(counted);
        if (withdrawn.Count > 0 && action.CompletedOn is not null)
        {
            change.ReopenUnlessDone(action, dates, progress);
        }

        change.CompleteIfDone(action, dates, progress);
    }
}
