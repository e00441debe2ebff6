using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>Moves the progress of outcomes when the locality plans tell that an action that serves them is done, or is not done after all.</summary>
internal sealed class ActionProgressHandler(CommunityPlanningDb db)
    : INotificationHandler<ActionCompleted>,
        INotificationHandler<ActionReopened>
{
    public Task Handle(ActionCompleted notification, CancellationToken cancellationToken) =>
        MoveAsync(notification.PartnershipId, notification.Action, completed: true, cancellationToken);

    public Task Handle(ActionReopened notification, CancellationToken cancellationToken) =>
        MoveAsync(notification.PartnershipId, notification.Action, completed: false, cancellationToken);

    private Task<int> MoveAsync(Guid partnership, Guid action, bool completed, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async ct =>
            {
                var links = await db
                    .OutcomeLinks.Where(l => l.PartnershipId == partnership && l.ActionId == action && l.Completed != completed)
                    .ToListAsync(ct);
                var ids = links.ConvertAll(l => l.LocalOutcomeId);
                foreach (var outcome in await db.LocalOutcomes.Where(o => ids.Contains(o.Id)).ToListAsync(ct))
                {
                    // Who watches the outcome is to hear of it.
                    db.Entry(outcome).State = EntityState.Modified;
                    db.Audit(completed ? "actionCompleted" : "actionReopened", outcome, partnership, outcome.Slug);
                }

                links.ForEach(l => l.Completed = completed);
                return links.Count;
            },
            cancellationToken
        );
}
