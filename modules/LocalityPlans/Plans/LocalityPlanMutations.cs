namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>Writing a district's plan for a year. What it holds changes only while it is a draft.</summary>
internal sealed class LocalityPlanMutations
{
    private const int Most = 500;

    /// <summary>A new plan, as a draft. A district has one for each year.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalityPlan> CreateLocalityPlan(
        CreateLocalityPlanInput input,
        Partnership partnership,
        LocalityPlansDb db,
        Districts districts,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Require(
                input.Year is >= 1974 and <= 2199,
                RuleCodes.Invalid,
                $"{input.Year} is no year of a plan. Write four digits, as in 2008.",
                "input",
                "year"
            )
            .Check();
        var district = await districts.RequireAsync(partnership, input.District, input.Year, cancellationToken);
        var body = input.GoverningBody is { } named
            ? await GoverningBodyAsync(mediator, partnership, named, district.Id, cancellationToken)
            : null;
        return await db.WriteAsync(
            async ct =>
            {
                if (
                    await db.LocalityPlans.AnyAsync(
                        p => p.PartnershipId == partnership.Id && p.DistrictId == district.Id && p.Year == input.Year,
                        ct
                    )
                )
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{district.Name} has a plan for {input.Year} already. A district has one plan a year: change that one.",
                        "input",
                        "year"
                    );
                }

                var plan = new LocalityPlan
                {
                    PartnershipId = partnership.Id,
                    DistrictId = district.Id,
                    Year = input.Year,
                    GoverningBodyId = body?.Id,
                };
                db.Add(plan);
                db.Audit("createLocalityPlan", plan, partnership.Id, $"{district.Name}, {plan.Year}");
                return plan;
            },
            cancellationToken
        );
    }

    /// <summary>Names the district's body that is to agree a plan.</summary>
    [Requires(Role.Officer)]
    public static Task<LocalityPlan> NameGoverningBody(
        NameGoverningBodyInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var plan = await HoldAsync(db, partnership, input.LocalityPlan, input.Version, ct);
                Require(plan.State < LocalityPlanState.Agreed, plan, "It is agreed already.");
                var body = await GoverningBodyAsync(mediator, partnership, input.GoverningBody, plan.DistrictId, ct);
                plan.GoverningBodyId = body.Id;
                db.Audit("nameGoverningBody", plan, partnership.Id, body.Name);
                return plan;
            },
            cancellationToken
        );

    /// <summary>Adds an objective of a Community Strategy to a draft.</summary>
    [Requires(Role.Officer)]
    public static Task<PlanObjective> AddPlanObjective(
        AddPlanObjectiveInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 500, "input", "title").Text(input.Strategy, 200, "input", "strategy").Check();
        return db.WriteAsync(
            async ct =>
            {
                var plan = await HoldDraftAsync(db, partnership, input.LocalityPlan, input.Version, ct);
                var titles = await db.PlanObjectives.Where(o => o.LocalityPlanId == plan.Id).Select(o => o.Title).ToListAsync(ct);
                new Rules()
                    .Require(
                        !titles.Contains(input.Title, StringComparer.Ordinal),
                        RuleCodes.AlreadyExists,
                        $"The plan has this objective already: \"{input.Title}\".",
                        "input",
                        "title"
                    )
                    .Require(titles.Count < Most, RuleCodes.Invalid, $"A plan has at most {Most} objectives.", "input")
                    .Check();
                var objective = new PlanObjective
                {
                    LocalityPlanId = plan.Id,
                    Number = titles.Count + 1,
                    Title = input.Title,
                    Strategy = input.Strategy,
                };
                db.Add(objective);
                db.Audit("addPlanObjective", plan, partnership.Id, objective.Title);
                return objective;
            },
            cancellationToken
        );
    }

    /// <summary>Adds to a draft what an organisation of any tier does in the district towards one of its objectives.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanActivity> AddPlanActivity(
        AddPlanActivityInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(new FindOrganisations([input.Organisation]), cancellationToken);
        new Rules()
            .Text(input.Title, 200, "input", "title")
            .OptionalText(input.Detail, 4000, "input", "detail")
            .Require(
                input.Objective is not null,
                "OBJECTIVE_MISSING",
                "An activity serves an objective of the Community Strategy. Say which of the plan's objectives: objective; or add it first: addPlanObjective.",
                "input",
                "objective"
            )
            .Require(
                found.ContainsKey(input.Organisation),
                RuleCodes.NotFound,
                $"No organisation has the code \"{input.Organisation}\".",
                "input",
                "organisation"
            )
            .Check();
        var objective = input.Objective!.Value.For<PlanObjective>("input", "objective");
        return await db.WriteAsync(
            async ct =>
            {
                var plan = await HoldDraftAsync(db, partnership, input.LocalityPlan, input.Version, ct);
                var last = await db.PlanActivities.Where(a => a.LocalityPlanId == plan.Id).MaxAsync(a => (int?)a.Number, ct) ?? 0;
                new Rules()
                    .Require(
                        await db.PlanObjectives.AnyAsync(o => o.Id == objective && o.LocalityPlanId == plan.Id, ct),
                        RuleCodes.NotFound,
                        "The plan has no such objective. An activity serves an objective of its own plan.",
                        "input",
                        "objective"
                    )
                    .Require(last < Most, RuleCodes.Invalid, $"A plan has at most {Most} activities.", "input")
                    .Check();
                var organisation = found[input.Organisation];
                var activity = new PlanActivity
                {
                    LocalityPlanId = plan.Id,
                    PlanObjectiveId = objective,
                    OrganisationId = organisation.Id,
                    Number = last + 1,
                    Tier = Districts.TierOf(organisation, plan.DistrictId),
                    Title = input.Title,
                    Detail = input.Detail,
                };
                db.Add(activity);
                db.Audit("addPlanActivity", plan, partnership.Id, $"{organisation.Name}: {activity.Title}");
                return activity;
            },
            cancellationToken
        );
    }

    /// <summary>Takes an activity out of a draft.</summary>
    [Requires(Role.Officer)]
    public static Task<LocalityPlan> RemovePlanActivity(
        RemovePlanActivityInput input,
        Partnership partnership,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.PlanActivity.For<PlanActivity>("input", "planActivity");
        return db.WriteAsync(
            async ct =>
            {
                var plan = await HoldDraftAsync(db, partnership, input.LocalityPlan, input.Version, ct);
                var activity =
                    await db.PlanActivities.SingleOrDefaultAsync(a => a.Id == id && a.LocalityPlanId == plan.Id, ct)
                    ?? throw new RuleException(RuleCodes.NotFound, "The plan has no such activity.", "input", "planActivity");
                db.Remove(activity);
                db.Audit("removePlanActivity", plan, partnership.Id, activity.Title);
                return plan;
            },
            cancellationToken
        );
    }

    private static async Task<PartnershipBody> GoverningBodyAsync(
        IMediator mediator,
        Partnership partnership,
        GlobalId id,
        Guid district,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Require(
                id.Type == "Body",
                RuleCodes.NotFound,
                $"\"{id}\" is an id of type {id.Type}. Send one of a Body.",
                "input",
                "governingBody"
            )
            .Check();
        if (!(await mediator.Send(new GetBodies(partnership.Id, [id.Value]), cancellationToken)).TryGetValue(id.Value, out var body))
        {
            throw new RuleException(RuleCodes.NotFound, $"There is no such body in {partnership.Name}.", "input", "governingBody");
        }

        new Rules()
            .Require(
                body.OrganisationId == district,
                "NOT_OF_THE_DISTRICT",
                $"{body.Name} is no body of this district. A plan is agreed through the district's own governing body.",
                "input",
                "governingBody"
            )
            .Require(!body.Dissolved, RuleCodes.Invalid, $"{body.Name} is dissolved. Name a body that meets.", "input", "governingBody")
            .Check();
        return body;
    }

    internal static Task<LocalityPlan> HoldAsync(
        LocalityPlansDb db,
        Partnership partnership,
        GlobalId plan,
        int? version,
        CancellationToken cancellationToken
    ) => db.HoldAsync<LocalityPlan>(partnership, plan.For<LocalityPlan>("input", "localityPlan"), version, cancellationToken);

    internal static void Require(bool holds, LocalityPlan plan, string remedy) =>
        new Rules()
            .Require(holds, "WRONG_STATE", $"The plan is {plan.State.ToString().ToUpperInvariant()}. {remedy}", "input", "localityPlan")
            .Check();

    private static async Task<LocalityPlan> HoldDraftAsync(
        LocalityPlansDb db,
        Partnership partnership,
        GlobalId id,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var plan = await HoldAsync(db, partnership, id, version, cancellationToken);
        Require(
            plan.State == LocalityPlanState.Draft,
            plan,
            "What it holds changes only while it is a draft: redraftLocalityPlan, until it is agreed."
        );
        return plan;
    }
}
