using CouncilPlatform.LocalityPlans.Contracts;
using Action = CouncilPlatform.LocalityPlans.Contracts.PlanAction;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <param name="LocalOutcome">The outcome's slug.</param>
/// <param name="Action">An action of the locality plans.</param>
/// <param name="LocalArea">The number of the area where it works; the whole area where it is left out.</param>
internal sealed record LinkLocalityActionInput(string Partnership, string LocalOutcome, GlobalId Action, int? LocalArea)
    : IPartnershipInput;

/// <param name="LocalOutcome">The outcome's slug.</param>
internal sealed record UnlinkLocalityActionInput(string Partnership, string LocalOutcome, GlobalId Action) : IPartnershipInput;

/// <summary>Which actions of the locality plans serve which outcome.</summary>
internal sealed class OutcomeLinkMutations
{
    /// <summary>Says that an action of the locality plans serves an outcome, and where. Said again, it moves to the area that is named.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalOutcome> LinkLocalityAction(
        LinkLocalityActionInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.Action.For<Action>("input", "action");
        var answer = await mediator.Send(new GetActions(partnership, [id]), cancellationToken);
        if (answer.Value is not { } known)
        {
            throw new RuleException("MODULE_NOT_ENABLED", answer.Reason!, "input", "action");
        }

        new Rules()
            .Require(known.ContainsKey(id), RuleCodes.NotFound, $"There is no such action in {partnership.Name}.", "input", "action")
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var outcome = await HoldAsync(db, door, partnership, input.LocalOutcome, ct);
                var area = await door.AreaAsync(partnership, input.LocalArea, ct);
                var link = await db.OutcomeLinks.SingleOrDefaultAsync(l => l.LocalOutcomeId == outcome.Id && l.ActionId == id, ct);
                if (link is null)
                {
                    link = new()
                    {
                        PartnershipId = partnership.Id,
                        LocalOutcomeId = outcome.Id,
                        ActionId = id,
                    };
                    db.Add(link);
                }

                (link.LocalAreaId, link.Completed) = (area?.Id, known[id].CompletedOn is not null);
                db.Audit("linkLocalityAction", outcome, partnership.Id, $"{outcome.Slug}: {known[id].Title}");
                return outcome;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<LocalOutcome> UnlinkLocalityAction(
        UnlinkLocalityActionInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        var id = input.Action.For<Action>("input", "action");
        return db.WriteAsync(
            async ct =>
            {
                var outcome = await HoldAsync(db, door, partnership, input.LocalOutcome, ct);
                var link =
                    await db.OutcomeLinks.SingleOrDefaultAsync(l => l.LocalOutcomeId == outcome.Id && l.ActionId == id, ct)
                    ?? throw new RuleException(RuleCodes.NotFound, $"That action does not serve \"{outcome.Slug}\".", "input", "action");
                db.Remove(link);
                db.Audit("unlinkLocalityAction", outcome, partnership.Id, $"{outcome.Slug}: {input.Action}");
                return outcome;
            },
            cancellationToken
        );
    }

    private static async Task<LocalOutcome> HoldAsync(
        CommunityPlanningDb db,
        FrameworkDoor door,
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken
    )
    {
        var id = (await door.OutcomeAsync(partnership, slug, cancellationToken, "input", "localOutcome")).Id;
        db.ChangeTracker.Clear();
        return await db.HoldAsync<LocalOutcome>(partnership, id, expectedVersion: null, cancellationToken);
    }
}
