namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed class AreaMutations
{
    /// <summary>
    /// Names the committee that agrees the decisions of a local area partnership. Earlier decisions keep their committee.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<AreaCommittee> NameAreaCommittee(NameAreaCommitteeInput input, Change<CommunityPlanningDb> change)
    {
        var body = await change.BodyAsync(input.Body);
        new Rules()
            .Require(
                body is { Dissolved: false },
                RuleCodes.NotFound,
                $"{change.Partnership.Name} does not have this body. Choose a committee of the council.",
                input.Body
            )
            .Valid(
                body is not { OrganisationId: null },
                $"{body?.Name} belongs to the partnership and cannot agree for the council. Choose a committee of the council.",
                input.Body
            )
            .Check();
        var area = await change.FindAsync<LocalArea>(input.LocalArea);
        var committee = await CommitteeAsync(area, change) ?? change.Add(new AreaCommittee { LocalAreaId = area.Id });
        committee.BodyId = body!.Id;
        return change.Done(committee, $"{area.Name}: {body.Name}");
    }

    /// <summary>Records a decision of a local area partnership. It takes effect when the area's committee has agreed.</summary>
    [Requires(Role.Officer)]
    public static async Task<AreaDecision> RecordAreaDecision(RecordAreaDecisionInput input, Change<CommunityPlanningDb> change)
    {
        new Rules()
            .Text(input.Title, 200)
            .OptionalText(input.Detail, 4000)
            .NotInFuture(input.DecidedOn, change.Today, "date of the decision")
            .Check();
        var area = await change.FindAsync<LocalArea>(input.LocalArea);
        var committee =
            await CommitteeAsync(area, change)
            ?? throw new RuleException(
                RuleCodes.Invalid,
                $"{area.Name} has no area committee to agree its decisions. Name its committee first.",
                input.LocalArea
            );
        var decision = new AreaDecision
        {
            LocalAreaId = area.Id,
            CommitteeId = committee.BodyId,
            Title = input.Title,
            Detail = input.Detail,
            DecidedOn = input.DecidedOn,
        };
        return change.Done(change.Add(decision), $"{area.Name}: {decision.Title}");
    }

    /// <summary>Registers a hub or group in a locality.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalGroup> RegisterLocalGroup(RegisterLocalGroupInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        return await SaveAsync(change.Add(new LocalGroup()), input, change);
    }

    /// <summary>Changes everything about a hub or group. What you leave out is cleared.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalGroup> UpdateLocalGroup(UpdateLocalGroupInput input, Change<CommunityPlanningDb> change)
    {
        Check(input);
        return await SaveAsync(await change.LockAsync<LocalGroup>(input.LocalGroup, input.Version), input, change);
    }

    /// <summary>Removes a hub or group from the register.</summary>
    [Requires(Role.Officer)]
    [Irreversible("The register has it no more.")]
    public static async Task<LocalGroup> RemoveLocalGroup(RemoveLocalGroupInput input, Change<CommunityPlanningDb> change)
    {
        var group = await change.LockAsync<LocalGroup>(input.LocalGroup, input.Version);
        change.Remove(group);
        return change.Done(group, group.Name);
    }

    private static void Check(LocalGroupInput input) => new Rules().Text(input.Name, 200).OptionalText(input.Note, 1000).Check();

    private static async Task<LocalGroup> SaveAsync(LocalGroup group, LocalGroupInput input, Change<CommunityPlanningDb> change)
    {
        var area = await change.FindAsync<LocalArea>(input.LocalArea);
        await change.RequireNoneAsync<LocalGroup>(
            g => g.LocalAreaId == area.Id && g.Name == input.Name && g.Id != group.Id,
            $"{area.Name} already has a hub or group with the name \"{input.Name}\". Choose another name.",
            input.Name
        );
        return change.Done(group.Update(input, area), $"{area.Name}: {group.Name}");
    }

    private static Task<AreaCommittee?> CommitteeAsync(LocalArea area, Change<CommunityPlanningDb> change) =>
        change.Of<AreaCommittee>().SingleOrDefaultAsync(c => c.LocalAreaId == area.Id, change.Cancellation);
}
