namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>What happens in local areas: decisions, and who is there.</summary>
internal sealed class AreaMutations
{
    /// <summary>Names the committee that agrees what an area's partnership decides. Decisions made before keep theirs.</summary>
    [Requires(Role.Approver)]
    public static Task<AreaCommittee> NameAreaCommittee(
        NameAreaCommitteeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Require(
                input.Body.Type == "Body",
                RuleCodes.NotFound,
                $"\"{input.Body}\" is no id of a body. Look it up: partnership {{ bodies {{ nodes {{ id name }} }} }}.",
                "input",
                "body"
            )
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var area = (await door.AreaAsync(partnership, input.LocalArea, ct))!;
                var body = (await mediator.Send(new GetBodies(partnership.Id, [input.Body.Value]), ct)).GetValueOrDefault(input.Body.Value);
                new Rules()
                    .Require(body is { Dissolved: false }, RuleCodes.NotFound, $"{partnership.Name} has no such body.", "input", "body")
                    .Require(
                        body?.OrganisationId is not null,
                        RuleCodes.Invalid,
                        $"{body?.Name} is the partnership's own, and cannot agree for the council. Name a committee of the council.",
                        "input",
                        "body"
                    )
                    .Check();
                var committee = await db.AreaCommittees.SingleOrDefaultAsync(
                    c => c.PartnershipId == partnership.Id && c.LocalAreaId == area.Id,
                    ct
                );
                if (committee is null)
                {
                    committee = new() { PartnershipId = partnership.Id, LocalAreaId = area.Id };
                    db.Add(committee);
                }

                committee.BodyId = body!.Id;
                db.Audit("nameAreaCommittee", committee, partnership.Id, $"{area.Name}: {body.Name}");
                return committee;
            },
            cancellationToken
        );
    }

    /// <summary>Records what a local area partnership decided. It takes effect when the area's committee has agreed.</summary>
    [Requires(Role.Officer)]
    public static Task<AreaDecision> RecordAreaDecision(
        RecordAreaDecisionInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 200, "input", "title")
            .OptionalText(input.Detail, 4000, "input", "detail")
            .Require(
                input.DecidedOn <= UkTime.Today(time),
                RuleCodes.Invalid,
                "That day is to come. Record the decision when it is made.",
                "input",
                "decidedOn"
            )
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var area = (await door.AreaAsync(partnership, input.LocalArea, ct))!;
                var committee =
                    await db
                        .AreaCommittees.Where(c => c.PartnershipId == partnership.Id && c.LocalAreaId == area.Id)
                        .Select(c => (Guid?)c.BodyId)
                        .SingleOrDefaultAsync(ct)
                    ?? throw new RuleException(
                        RuleCodes.Invalid,
                        $"{area.Name} has no co-terminous area committee, which has to agree its decisions. Name it: nameAreaCommittee.",
                        "input",
                        "localArea"
                    );
                var decision = new AreaDecision
                {
                    PartnershipId = partnership.Id,
                    LocalAreaId = area.Id,
                    CommitteeId = committee,
                    Title = input.Title,
                    Detail = input.Detail,
                    DecidedOn = input.DecidedOn,
                };
                db.Add(decision);
                db.Audit("recordAreaDecision", decision, partnership.Id, $"{area.Name}: {decision.Title}");
                return decision;
            },
            cancellationToken
        );
    }

    /// <summary>Registers a hub or group of a locality.</summary>
    [Requires(Role.Officer)]
    public static Task<LocalGroup> RegisterLocalGroup(
        RegisterLocalGroupInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        Check(input.Name, input.Note);
        return db.WriteAsync(
            async ct =>
            {
                var area = (await door.AreaAsync(partnership, input.LocalArea, ct))!;
                await CheckNameAsync(db, area, input.Name, except: null, ct);
                var group = new LocalGroup
                {
                    PartnershipId = partnership.Id,
                    LocalAreaId = area.Id,
                    Name = input.Name,
                    Kind = input.Kind,
                    Note = input.Note,
                };
                db.Add(group);
                db.Audit("registerLocalGroup", group, partnership.Id, $"{area.Name}: {group.Name}");
                return group;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<LocalGroup> UpdateLocalGroup(
        UpdateLocalGroupInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        var id = input.LocalGroup.For<LocalGroup>("input", "localGroup");
        Check(input.Name, input.Note);
        return db.WriteAsync(
            async ct =>
            {
                var group = await db.HoldAsync<LocalGroup>(partnership, id, input.Version, ct);
                var area = (await door.AreaAsync(partnership, input.LocalArea, ct))!;
                await CheckNameAsync(db, area, input.Name, group.Id, ct);
                (group.LocalAreaId, group.Name, group.Kind, group.Note) = (area.Id, input.Name, input.Kind, input.Note);
                db.Audit("updateLocalGroup", group, partnership.Id, $"{area.Name}: {group.Name}");
                return group;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<LocalGroup> RemoveLocalGroup(
        RemoveLocalGroupInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.LocalGroup.For<LocalGroup>("input", "localGroup");
        return db.WriteAsync(
            async ct =>
            {
                var group = await db.HoldAsync<LocalGroup>(partnership, id, input.Version, ct);
                db.Remove(group);
                db.Audit("removeLocalGroup", group, partnership.Id, group.Name);
                return group;
            },
            cancellationToken
        );
    }

    private static void Check(string name, string? note) =>
        new Rules().Text(name, 200, "input", "name").OptionalText(note, 1000, "input", "note").Check();

    private static async Task CheckNameAsync(
        CommunityPlanningDb db,
        LocalArea area,
        string name,
        Guid? except,
        CancellationToken cancellationToken
    ) =>
        new Rules()
            .Require(
                !await db.LocalGroups.AnyAsync(g => g.LocalAreaId == area.Id && g.Name == name && g.Id != except, cancellationToken),
                RuleCodes.AlreadyExists,
                $"{area.Name} has \"{name}\" already.",
                "input",
                "name"
            )
            .Check();
}
