namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Counts a meeting that a body held for the key dates that count its meetings, and withdraws one that was recorded by mistake.
/// </summary>
internal sealed class MeetingHandler(Changes<LocalityPlansDb> changes, IPartnerships partnerships)
    : INotificationHandler<MeetingHeld>,
        INotificationHandler<MeetingCancelled>
{
    public async Task Handle(MeetingHeld notification, CancellationToken cancellationToken) =>
        await changes.RunAsync(
            await partnerships.FindAsync(notification.PartnershipId, cancellationToken),
            "meetingHeld",
            async change =>
            {
                var actions = await change
                    .Of<KeyDate>()
                    .Where(d => d.CountedBodyId == notification.Body && d.Starts <= notification.On && notification.On <= d.Ends)
                    .Select(d => d.ActionId)
                    .ToListAsync(change.Cancellation);
                var body = (await change.AskAsync(new GetBodies(notification.PartnershipId, [notification.Body]))).GetValueOrDefault(
                    notification.Body
                );
                foreach (var action in (await change.LockAllAsync<PlanAction>(actions)).Values)
                {
                    var (dates, _) = await change.ReadProgressAsync(action);
                    await change.CountAsync(
                        action,
                        dates,
                        body,
                        [new(notification.Meeting, notification.On)],
                        gone: _ => false,
                        reason: ""
                    );
                    change.Audit(action, $"{body?.Name} met on {notification.On:yyyy-MM-dd}: {action.Title}");
                }
            },
            cancellationToken
        );

    public async Task Handle(MeetingCancelled notification, CancellationToken cancellationToken) =>
        await changes.RunAsync(
            await partnerships.FindAsync(notification.PartnershipId, cancellationToken),
            "meetingCancelled",
            async change =>
            {
                var actions = await change
                    .Of<ProgressUpdate>()
                    .Where(p => p.MeetingId == notification.Meeting && p.WithdrawnReason == null)
                    .Select(p => p.ActionId)
                    .ToListAsync(change.Cancellation);
                foreach (var action in (await change.LockAllAsync<PlanAction>(actions)).Values)
                {
                    var (dates, _) = await change.ReadProgressAsync(action);
                    await change.CountAsync(
                        action,
                        dates,
                        body: null,
                        held: [],
                        gone: p => p.MeetingId == notification.Meeting,
                        "The meeting was recorded by mistake."
                    );
                    change.Audit(action, $"a meeting no longer counts: {action.Title}");
                }
            },
            cancellationToken
        );
}
