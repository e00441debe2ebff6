namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Every change locks the plan, so that its parts have an order.</summary>
internal sealed class ActionPlanMutations
{
    private const int MaxCouncils = 20;

    /// <summary>Creates an action plan that contains nothing yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<ActionPlan> CreateActionPlan(CreateActionPlanInput input, Change<LocalityPlansDb> change)
    {
        var rules = Check(input.Title, input.Source, input.Councils).Slug(input.Slug);
        var councils = await change.OrganisationsAsync(rules, "councils", [.. input.Councils.Select(c => c.Council)]);
        rules.Check();
        await change.RequireNewAsync<ActionPlan>(input.Slug);
        var plan = change.Add(
            new ActionPlan
            {
                Slug = input.Slug,
                Title = input.Title,
                Source = input.Source,
            }
        );
        AddCouncils(change, plan, input.Councils, councils);
        return change.Done(plan, $"{plan.Slug}: {string.Join(", ", input.Councils.Select(c => c.Council))}");
    }

    /// <summary>Changes the title, the source or the councils of an action plan. What is left out stays as it is.</summary>
    [Requires(Role.Officer)]
    public static async Task<ActionPlan> ChangeActionPlan(ChangeActionPlanInput input, Change<LocalityPlansDb> change)
    {
        var rules = Check(input.Title, input.Source, input.Councils);
        var councils = await change.OrganisationsAsync(rules, "councils", [.. (input.Councils ?? []).Select(c => c.Council)]);
        rules.Check();
        var plan = await change.LockAsync<ActionPlan>(input.ActionPlan, input.Version);
        plan.Title = input.Title ?? plan.Title;
        plan.Source = input.OrRecorded(input.Source, plan.Source);
        if (input.Councils is not null)
        {
            await change.RemoveAsync<ActionPlanCouncil>(c => c.ActionPlanId == plan.Id);
            AddCouncils(change, plan, input.Councils, councils);
        }

        return change.Done(plan, $"{plan.Slug}: {plan.Title}");
    }

    /// <summary>Adds a theme to a plan, as its last.</summary>
    [Requires(Role.Officer)]
    public static async Task<Theme> AddTheme(AddThemeInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Title, 200).Check();
        var plan = await change.LockAsync<ActionPlan>(input.ActionPlan, input.Version);
        var beside = change.Of<Theme>().Where(t => t.ActionPlanId == plan.Id);
        var theme = new Theme
        {
            ActionPlanId = plan.Id,
            Number = await change.RequireNewTitleAsync(beside.Select(t => t.Title), input.Title, "plan", "theme") + 1,
            Title = input.Title,
        };
        return change.Done(change.Add(theme), $"{plan.Slug}: {theme.Title}");
    }

    /// <summary>Changes the title of a theme.</summary>
    [Requires(Role.Officer)]
    public static async Task<Theme> ChangeTheme(ChangeThemeInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Title, 200).Check();
        var theme = await change.FindAsync<Theme>(input.Theme);
        var plan = await change.LockAsync<ActionPlan>(theme.ActionPlanId, input.Version);
        var beside = change.Of<Theme>().Where(t => t.ActionPlanId == plan.Id && t.Id != theme.Id);
        await change.RequireNewTitleAsync(beside.Select(t => t.Title), input.Title, "plan", "theme");
        theme.Title = input.Title;
        return change.Done(theme, $"{plan.Slug}: {theme.Title}");
    }

    /// <summary>Adds an opportunity to a theme, as its last.</summary>
    [Requires(Role.Officer)]
    public static async Task<Opportunity> AddOpportunity(AddOpportunityInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Title, 500).Check();
        var theme = await change.FindAsync<Theme>(input.Theme);
        var plan = await change.LockAsync<ActionPlan>(theme.ActionPlanId, input.Version);
        var beside = change.Of<Opportunity>().Where(o => o.ThemeId == theme.Id);
        var opportunity = new Opportunity
        {
            ThemeId = theme.Id,
            Number = await change.RequireNewTitleAsync(beside.Select(o => o.Title), input.Title, "theme", "opportunity") + 1,
            Title = input.Title,
        };
        return change.Done(change.Add(opportunity), $"{plan.Slug}: {opportunity.Title}");
    }

    /// <summary>Changes the title of an opportunity.</summary>
    [Requires(Role.Officer)]
    public static async Task<Opportunity> ChangeOpportunity(ChangeOpportunityInput input, Change<LocalityPlansDb> change)
    {
        new Rules().Text(input.Title, 500).Check();
        var (plan, opportunity) = await LockOpportunityAsync(change, input.Opportunity, input.Version);
        var beside = change.Of<Opportunity>().Where(o => o.ThemeId == opportunity.ThemeId && o.Id != opportunity.Id);
        await change.RequireNewTitleAsync(beside.Select(o => o.Title), input.Title, "theme", "opportunity");
        opportunity.Title = input.Title;
        return change.Done(opportunity, $"{plan.Slug}: {opportunity.Title}");
    }

    internal static async Task<(ActionPlan Plan, Opportunity Opportunity)> LockOpportunityAsync(
        Change<LocalityPlansDb> change,
        GlobalId opportunity,
        int? version
    )
    {
        var found = await change.FindAsync<Opportunity>(opportunity);
        var plan = await change.Of<Theme>().Where(t => t.Id == found.ThemeId).Select(t => t.ActionPlanId).SingleAsync(change.Cancellation);
        return (await change.LockAsync<ActionPlan>(plan, version), found);
    }

    private static Rules Check(string? title, string? source, IReadOnlyList<ActionPlanCouncilInput>? councils) =>
        new Rules()
            .TextIfGiven(title, 200)
            .OptionalText(source, 500)
            .Each(
                councils,
                1,
                MaxCouncils,
                "councils",
                static (rules, council, at) => rules.OptionalText(council.StrategicPlan, 200, at.Within("strategicPlan"))
            );

    private static void AddCouncils(
        Change<LocalityPlansDb> change,
        ActionPlan plan,
        IReadOnlyList<ActionPlanCouncilInput> inputs,
        IReadOnlyList<Organisation?> councils
    ) =>
        change.AddRange(
            inputs.Select(
                (input, index) =>
                    new ActionPlanCouncil
                    {
                        ActionPlanId = plan.Id,
                        CouncilId = councils[index]!.Id,
                        Number = index + 1,
                        StrategicPlan = input.StrategicPlan,
                    }
            )
        );
}
