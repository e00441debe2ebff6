namespace CouncilPlatform.LocalityPlans.Plans;

internal sealed class LocalityPlanMutations
{
    /// <summary>Creates a plan, as a draft. A district has one for each year.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalityPlan> CreateLocalityPlan(
        CreateLocalityPlanInput input,
        Districts districts,
        Change<LocalityPlansDb> change
    )
    {
        LocalityPlan.CheckYear(input.Year, InputPath.Of("year"));
        var district = await districts.RequireAsync(change, input.District, input.Year);
        var body = input.GoverningBody is { } named ? await BodyAsync(change, named) : null;
        new Rules()
            .Require(
                !await change.Of<LocalityPlan>().AnyAsync(p => p.DistrictId == district.Id && p.Year == input.Year, change.Cancellation),
                RuleCodes.AlreadyExists,
                $"{district.Name} already has a plan for {input.Year}. A district has one plan a year: change that one.",
                input.Year
            )
            .Check();
        var plan = new LocalityPlan { DistrictId = district.Id, Year = input.Year };
        if (body is not null)
        {
            plan.NameGoverningBody(body);
        }

        return change.Done(change.Add(plan), $"{district.Name}, {plan.Year}");
    }

    /// <summary>Names the district's body that must agree a plan.</summary>
    [Requires(Role.Officer)]
    public static async Task<LocalityPlan> NameGoverningBody(NameGoverningBodyInput input, Change<LocalityPlansDb> change)
    {
        var body = await BodyAsync(change, input.GoverningBody);
        var plan = await change.LockAsync<LocalityPlan>(input.LocalityPlan, input.Version);
        plan.NameGoverningBody(body);
        return change.Done(plan, body.Name);
    }

    /// <summary>Adds an objective of a Community Strategy to a draft.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanObjective> AddPlanObjective(AddPlanObjectiveInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Title, 500).Text(input.Strategy, 200).Check();
        var plan = await change.LockAsync<LocalityPlan>(input.LocalityPlan, input.Version);
        plan.RequireDraft();
        var titles = await change
            .Db.Set<PlanObjective>()
            .Where(o => o.LocalityPlanId == plan.Id)
            .Select(o => o.Title)
            .ToListAsync(change.Cancellation);
        new Rules()
            .Require(
                !titles.Contains(input.Title, Names.Same),
                RuleCodes.AlreadyExists,
                $"The plan already has the objective \"{input.Title}\". Enter another one.",
                input.Title
            )
            .Valid(titles.Count < LocalityPlan.MaxParts, $"A plan has at most {LocalityPlan.MaxParts} objectives.", input)
            .Check();
        var objective = new PlanObjective
        {
            LocalityPlanId = plan.Id,
            Number = titles.Count + 1,
            Title = input.Title,
            Strategy = input.Strategy,
        };
        change.Audit(plan, objective.Title);
        return change.Add(objective);
    }

    /// <summary>Adds an activity of an organisation of any tier to a draft. Each organisation adds its own.</summary>
    [Requires(Role.Officer)]
    public static async Task<PlanActivity> AddPlanActivity(AddPlanActivityInput input, Change<LocalityPlansDb> change)
    {
        var found = await change.FindOrganisationsAsync(input.Organisation);
        new Rules()
            .Text(input.Title, 200)
            .OptionalText(input.Detail, 4000)
            .Require(
                input.Objective is not null,
                "OBJECTIVE_MISSING",
                "Choose the objective that the activity contributes to. If the plan does not have it, add it first.",
                input.Objective
            )
            .Organisation(found, input.Organisation)
            .Check();
        var objective = input.Objective!.Value.For<PlanObjective>();
        var plan = await change.LockAsync<LocalityPlan>(input.LocalityPlan, input.Version);
        plan.RequireDraft();
        var number = await change.NextNumberAsync<PlanActivity>(a => a.LocalityPlanId == plan.Id);
        new Rules()
            .Require(
                await change.Db.Set<PlanObjective>().AnyAsync(o => o.Id == objective && o.LocalityPlanId == plan.Id, change.Cancellation),
                RuleCodes.NotFound,
                "The plan does not have this objective. Choose one of its own.",
                input.Objective
            )
            .Valid(number <= LocalityPlan.MaxParts, $"A plan has at most {LocalityPlan.MaxParts} activities.", input)
            .Check();
        var organisation = found[input.Organisation];
        var activity = new PlanActivity
        {
            LocalityPlanId = plan.Id,
            PlanObjectiveId = objective,
            OrganisationId = organisation.Id,
            Number = number,
            Tier = Districts.TierOf(organisation, plan.DistrictId),
            Title = input.Title,
            Detail = input.Detail,
        };
        await change.RequireOwnerAsync(activity, InputPath.Of("organisation"));
        change.Audit(plan, $"{organisation.Name}: {activity.Title}");
        return change.Add(activity);
    }

    /// <summary>Removes an activity from a draft.</summary>
    [Requires(Role.Officer)]
    [Irreversible("The draft has it no more.")]
    public static async Task<LocalityPlan> RemovePlanActivity(RemovePlanActivityInput input, Change<LocalityPlansDb> change)
    {
        var id = input.PlanActivity.For<PlanActivity>();
        var plan = await change.LockAsync<LocalityPlan>(input.LocalityPlan, input.Version);
        plan.RequireDraft();
        var activity =
            await change.Db.Set<PlanActivity>().SingleOrDefaultAsync(a => a.Id == id && a.LocalityPlanId == plan.Id, change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                "The plan does not have this activity. Choose one of its own.",
                input.PlanActivity
            );
        await change.RequireOwnerAsync(activity, InputPath.Of("planActivity"));
        change.Remove(activity);
        return change.Done(plan, activity.Title);
    }

    private static async Task<PartnershipBody> BodyAsync(Change<LocalityPlansDb> change, GlobalId governingBody)
    {
        var id = governingBody.For("Body", InputPath.Of("governingBody"));
        return (await change.AskAsync(new GetBodies(change.Partnership.Id, [id]))).GetValueOrDefault(id)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no body with the id {governingBody}. Check it, then try again.",
                governingBody
            );
    }
}
