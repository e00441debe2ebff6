namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ActionMutations
{
    /// <summary>
    /// Adds an action to an opportunity, as its last. Each organisation names its own owner: enter yours, and let the others add theirs.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> AddAction(AddActionInput input, ActionWriter writer, Change<LocalityPlansDb> change)
    {
        var rules = Check(input.Title, input.Detail, input.Owners, input.KeyDates);
        var owners = await OwnersAsync(change, rules, input.Owners ?? []);
        rules.Check();
        var (plan, opportunity) = await ActionPlanMutations.LockOpportunityAsync(change, input.Opportunity, input.Version);
        var before = await change.RequireNewTitleAsync(Titles(change, opportunity.Id), input.Title, "opportunity", "action");
        var action = change.Add(
            new PlanAction
            {
                PartnershipId = plan.PartnershipId,
                OpportunityId = opportunity.Id,
                Number = before + 1,
                Title = input.Title,
                Detail = input.Detail,
                Kind = input.Kind,
                Joint = input.Joint ?? false,
            }
        );
        await writer.WriteOwnersAsync(action, [], owners);
        await writer.WriteKeyDatesAsync(action, [], input.KeyDates ?? []);
        return change.Done(action, $"{plan.Slug}: {action.Title}");
    }

    /// <summary>
    /// Changes an action, its owners or its key dates. What is left out stays as it is. Any organisation with an owner of the action may
    /// change it, but only its own owner; a council of the plan may add its own owner to a joint action.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<PlanAction> ChangeAction(
        ChangeActionInput input,
        ActionWriter writer,
        ActionExceptions exceptions,
        Change<LocalityPlansDb> change
    )
    {
        var rules = Check(input.Title, input.Detail, input.Owners, input.KeyDates);
        var owners = await OwnersAsync(change, rules, input.Owners ?? []);
        rules.Check();
        var action = await change.LockAsync<PlanAction>(input.Action, input.Version);
        var ownersNow = await change.Db.Set<ActionOwner>().Where(o => o.ActionId == action.Id).ToListAsync(change.Cancellation);
        if (!input.OnlyOwners || !await exceptions.IsJointForAsync(action, change.Caller, change.Cancellation))
        {
            await change.RequireAnyOwnerAsync(action, ownersNow, InputPath.Of("action"));
        }

        if (input.Title is not null)
        {
            await change.RequireNewTitleAsync(Titles(change, action.OpportunityId, action.Id), input.Title, "opportunity", "action");
        }

        action.Title = input.Title ?? action.Title;
        action.Detail = input.OrRecorded(input.Detail, action.Detail);
        action.Kind = input.Kind ?? action.Kind;
        action.Joint = input.Joint ?? action.Joint;
        if (input.Owners is not null)
        {
            await writer.WriteOwnersAsync(action, ownersNow, owners);
        }

        if (input.KeyDates is not null)
        {
            var existing = change.Of<KeyDate>().Where(d => d.ActionId == action.Id).OrderBy(d => d.Number);
            await writer.WriteKeyDatesAsync(action, await existing.ToListAsync(change.Cancellation), input.KeyDates);
        }

        return change.Done(action, action.Title);
    }

    private static IQueryable<string> Titles(Change<LocalityPlansDb> change, Guid opportunity, Guid except = default) =>
        change.Of<PlanAction>().Where(a => a.OpportunityId == opportunity && a.Id != except).Select(a => a.Title);

    private static Rules Check(string? title, string? detail, IReadOnlyList<ActionOwnerInput>? owners, IReadOnlyList<string>? keyDates) =>
        new Rules().TextIfGiven(title, 200).OptionalText(detail, 4000).Owners(owners).KeyDates(keyDates);

    private static async Task<IReadOnlyList<(Guid Organisation, string? Post)>> OwnersAsync(
        Change<LocalityPlansDb> change,
        Rules rules,
        IReadOnlyList<ActionOwnerInput> owners
    )
    {
        var organisations = await change.OrganisationsAsync(rules, "owners", [.. owners.Select(o => o.Council)]);
        return [.. owners.Zip(organisations, (owner, organisation) => (organisation?.Id ?? default, owner.Post))];
    }
}
