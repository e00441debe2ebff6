using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>Updates the progress of outcomes when a linked action of the locality plans is completed or reopened.</summary>
internal sealed class ActionProgressHandler(Changes<CommunityPlanningDb> changes, IPartnerships partnerships)
    : INotificationHandler<ActionCompleted>,
        INotificationHandler<ActionReopened>
{
    public Task Handle(ActionCompleted notification, CancellationToken cancellationToken) =>
        UpdateAsync(notification.PartnershipId, notification.Action, completed: true, cancellationToken);

    public Task Handle(ActionReopened notification, CancellationToken cancellationToken) =>
        UpdateAsync(notification.PartnershipId, notification.Action, completed: false, cancellationToken);

    private async Task UpdateAsync(Guid partnership, Guid action, bool completed, CancellationToken cancellationToken) =>
        await changes.RunAsync(
            await partnerships.FindAsync(partnership, cancellationToken),
            completed ? "actionCompleted" : "actionReopened",
            async change =>
            {
                var links = await change
                    .Of<OutcomeLink>()
                    .Where(l => l.ActionId == action && l.Completed != completed)
                    .ToListAsync(change.Cancellation);
                // The lock raises the version, so that whoever watches the outcome is notified.
                foreach (var outcome in (await change.LockAllAsync<LocalOutcome>(links.Select(l => l.LocalOutcomeId))).Values)
                {
                    change.Audit(outcome, outcome.Slug);
                }

                links.ForEach(l => l.Completed = completed);
            },
            cancellationToken
        );
}
