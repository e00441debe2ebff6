namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What is done for an opportunity, by whom and when.</summary>
internal sealed class ActionMutations
{
    /// <summary>Adds an action to an opportunity, as its last.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> AddAction(
        AddActionInput input,
        Partnership partnership,
        LocalityPlansDb db,
        ActionPlanDoor door,
        ActionWriter writer,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var rules = Check(input.Title, input.Detail, input.Owners, input.KeyDates);
        var owners = await OwnersAsync(input.Owners ?? [], rules, mediator, cancellationToken);
        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var (plan, opportunity) = await door.HoldOpportunityAsync(partnership, input.Opportunity, input.Version, ct);
                var titles = await db.Actions.Where(a => a.OpportunityId == opportunity.Id).Select(a => a.Title).ToListAsync(ct);
                ActionPlanMutations.CheckAmong(titles, input.Title, "action", "opportunity");
                var action = new PlanAction
                {
                    PartnershipId = partnership.Id,
                    OpportunityId = opportunity.Id,
                    Number = titles.Count + 1,
                    Title = input.Title,
                    Detail = input.Detail,
                    Kind = input.Kind,
                    Joint = input.Joint ?? false,
                };
                db.Add(action);
                writer.WriteOwners(action, [], owners);
                await writer.WriteKeyDatesAsync(action, [], input.KeyDates ?? [], ct);
                db.Audit("addAction", action, partnership.Id, $"{plan.Slug}: {action.Title}");
                return action;
            },
            cancellationToken
        );
    }

    /// <summary>Changes what an action is, who answers for it, or when it is to happen.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> ChangeAction(
        ChangeActionInput input,
        Partnership partnership,
        LocalityPlansDb db,
        ActionWriter writer,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.Action.For<PlanAction>("input", "action");
        var rules = Check(input.Title ?? "-", input.Detail, input.Owners, input.KeyDates);
        var owners = await OwnersAsync(input.Owners ?? [], rules, mediator, cancellationToken);
        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var action = await db.HoldAsync<PlanAction>(partnership, id, input.Version, ct);
                if (input.Title is not null)
                {
                    ActionPlanMutations.CheckAmong(
                        await db
                            .Actions.Where(a => a.OpportunityId == action.OpportunityId && a.Id != action.Id)
                            .Select(a => a.Title)
                            .ToListAsync(ct),
                        input.Title,
                        "action",
                        "opportunity"
                    );
                }

                action.Title = input.Title ?? action.Title;
                action.Detail = input.Detail ?? action.Detail;
                action.Kind = input.Kind ?? action.Kind;
                action.Joint = input.Joint ?? action.Joint;
                if (input.Owners is not null)
                {
                    writer.WriteOwners(action, await db.ActionOwners.Where(o => o.ActionId == action.Id).ToListAsync(ct), owners);
                }

                if (input.KeyDates is not null)
                {
                    await writer.WriteKeyDatesAsync(
                        action,
                        await db.KeyDates.Where(d => d.ActionId == action.Id).OrderBy(d => d.Number).ToListAsync(ct),
                        input.KeyDates,
                        ct
                    );
                }

                db.Audit("changeAction", action, partnership.Id, action.Title);
                return action;
            },
            cancellationToken
        );
    }

    private static Rules Check(string title, string? detail, IReadOnlyList<ActionOwnerInput>? owners, IReadOnlyList<string>? keyDates) =>
        new Rules()
            .Text(title, 200, "input", "title")
            .OptionalText(detail, 4000, "input", "detail")
            .CheckOwners(owners ?? [])
            .CheckKeyDates(keyDates ?? []);

    private static async Task<IReadOnlyList<(Guid Organisation, string? Post)>> OwnersAsync(
        IReadOnlyList<ActionOwnerInput> owners,
        Rules rules,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var organisations = await mediator.OrganisationsAsync(
            [.. owners.Select(o => o.Council)],
            rules,
            index => ["input", "owners", ActionRules.At(index), "council"],
            cancellationToken
        );
        return [.. owners.Zip(organisations, (owner, organisation) => (organisation?.Id ?? default, owner.Post))];
    }
}
