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
                $"{change.Partnership.Name} has no such body. Choose a committee of the council.",
                input.Body
            )
            .Require(
                body is not { OrganisationId: null },
                RuleCodes.Invalid,
                $"{body?.Name} belongs to the partnership and cannot agree for the council. Choose a committee of the council.",
                input.Body
            )
            .Check();
        var area = await change.FindAsync<LocalArea>(input.LocalArea);
        var committee =
            await change.Of<AreaCommittee>().SingleOrDefaultAsync(c => c.LocalAreaId == area.Id, change.Cancellation)
            ?? change.Add(new AreaCommittee { PartnershipId = area.PartnershipId, LocalAreaId = area.Id });
        committee.BodyId = body!.Id;
        return change.Done(committee, $"{area.Name}: {body.Name}");
    }

    /// <summary>Records what a local area partnership decided. It takes effect when the area's committee has agreed.</summary>
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
            await change.Of<AreaCommittee>().SingleOrDefaultAsync(c => c.LocalAreaId == area.Id, change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.Invalid,
                $"{area.Name} has no area committee to agree its decisions. Name its committee first.",
                input.LocalArea
            );
        var decision = new AreaDecision
        {
            PartnershipId = area.PartnershipId,
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
    public static Task<LocalGroup> RegisterLocalGroup(RegisterLocalGroupInput input, Change<CommunityPlanningDb> change) =>
        SaveAsync(
            change,
            input.Name,
            input.Note,
            input.LocalArea,
            input.Kind,
            () => Task.FromResult(change.Add(new LocalGroup { PartnershipId = change.Partnership.Id }))
        );

    /// <summary>Changes everything about a hub or group. Send every field; what you leave out is cleared.</summary>
    [Requires(Role.Officer)]
    public static Task<LocalGroup> UpdateLocalGroup(UpdateLocalGroupInput input, Change<CommunityPlanningDb> change) =>
        SaveAsync(
            change,
            input.Name,
            input.Note,
            input.LocalArea,
            input.Kind,
            () => change.LockAsync<LocalGroup>(input.LocalGroup, input.Version)
        );

    /// <summary>Removes a hub or group from the register.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalGroup> RemoveLocalGroup(RemoveLocalGroupInput input, Change<CommunityPlanningDb> change)
    {
        var group = await change.LockAsync<LocalGroup>(input.LocalGroup, input.Version);
        change.Remove(group);
        return change.Done(group, group.Name);
    }

    private static async Task<LocalGroup> SaveAsync(
        Change<CommunityPlanningDb> change,
        string name,
        string? note,
        int localArea,
        LocalGroupKind kind,
        Func<Task<LocalGroup>> find
    )
    {
        new Rules().Text(name, 200).OptionalText(note, 1000).Check();
        var group = await find();
        var area = await change.FindAsync<LocalArea>(localArea);
        var exists = $"{area.Name} already has a hub or group with the name \"{name}\". Choose another name.";
        await change.RequireNoneAsync<LocalGroup>(g => g.LocalAreaId == area.Id && g.Name == name && g.Id != group.Id, exists, name);
        return change.Done(group.Update(area, name, kind, note), $"{area.Name}: {group.Name}");
    }
}
