namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Drawing up an action plan: councils, themes, opportunities. The plan is held, so that what is in it keeps its order.</summary>
internal sealed class ActionPlanMutations
{
    private const int MostCouncils = 20;

    /// <summary>A new action plan, with nothing in it yet.</summary>
    [Requires(Role.Officer)]
    public static async Task<ActionPlan> CreateActionPlan(
        CreateActionPlanInput input,
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var rules = Check(input.Title, input.Source, input.Councils).Slug(input.Slug, "input", "slug");
        var councils = await CouncilsAsync(input.Councils, rules, mediator, cancellationToken);
        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.ActionPlans.AnyAsync(p => p.PartnershipId == partnership.Id && p.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has an action plan \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    );
                }

                var plan = new ActionPlan
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Source = input.Source,
                };
                db.Add(plan);
                AddCouncils(db, plan, input.Councils, councils);
                db.Audit(
                    "createActionPlan",
                    plan,
                    partnership.Id,
                    $"{plan.Slug}: {string.Join(", ", input.Councils.Select(c => c.Council))}"
                );
                return plan;
            },
            cancellationToken
        );
    }

    /// <summary>Changes what is said of an action plan as a whole.</summary>
    [Requires(Role.Officer)]
    public static async Task<ActionPlan> ChangeActionPlan(
        ChangeActionPlanInput input,
        Partnership partnership,
        LocalityPlansDb db,
        ActionPlanDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var rules = Check(input.Title ?? "-", input.Source, input.Councils);
        var councils = await CouncilsAsync(input.Councils ?? [], rules, mediator, cancellationToken);
        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var plan = await door.HoldAsync(partnership, input.ActionPlan, input.Version, ct);
                plan.Title = input.Title ?? plan.Title;
                plan.Source = input.Source ?? plan.Source;
                if (input.Councils is not null)
                {
                    db.RemoveRange(await db.ActionPlanCouncils.Where(c => c.ActionPlanId == plan.Id).ToListAsync(ct));
                    await db.SaveChangesAsync(ct);
                    AddCouncils(db, plan, input.Councils, councils);
                }

                db.Audit("changeActionPlan", plan, partnership.Id, $"{plan.Slug}: {plan.Title}");
                return plan;
            },
            cancellationToken
        );
    }

    /// <summary>Adds a theme to a plan, as its last.</summary>
    [Requires(Role.Officer)]
    public static Task<Theme> AddTheme(
        AddThemeInput input,
        Partnership partnership,
        LocalityPlansDb db,
        ActionPlanDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 200, "input", "title").Check();
        return db.WriteAsync(
            async ct =>
            {
                var plan = await door.HoldAsync(partnership, input.ActionPlan, input.Version, ct);
                var titles = await db.Themes.Where(t => t.ActionPlanId == plan.Id).Select(t => t.Title).ToListAsync(ct);
                CheckAmong(titles, input.Title, "theme", "plan");
                var theme = new Theme
                {
                    PartnershipId = partnership.Id,
                    ActionPlanId = plan.Id,
                    Number = titles.Count + 1,
                    Title = input.Title,
                };
                db.Add(theme);
                db.Audit("addTheme", theme, partnership.Id, $"{plan.Slug}: {theme.Title}");
                return theme;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<Theme> ChangeTheme(
        ChangeThemeInput input,
        Partnership partnership,
        LocalityPlansDb db,
        ActionPlanDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 200, "input", "title").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (plan, theme) = await door.HoldThemeAsync(partnership, input.Theme, input.Version, ct);
                CheckAmong(
                    await db.Themes.Where(t => t.ActionPlanId == plan.Id && t.Id != theme.Id).Select(t => t.Title).ToListAsync(ct),
                    input.Title,
                    "theme",
                    "plan"
                );
                theme.Title = input.Title;
                db.Audit("changeTheme", theme, partnership.Id, $"{plan.Slug}: {theme.Title}");
                return theme;
            },
            cancellationToken
        );
    }

    /// <summary>Adds an opportunity to a theme, as its last.</summary>
    [Requires(Role.Officer)]
    public static Task<Opportunity> AddOpportunity(
        AddOpportunityInput input,
        Partnership partnership,
        LocalityPlansDb db,
        ActionPlanDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 500, "input", "title").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (plan, theme) = await door.HoldThemeAsync(partnership, input.Theme, input.Version, ct);
                var titles = await db.Opportunities.Where(o => o.ThemeId == theme.Id).Select(o => o.Title).ToListAsync(ct);
                CheckAmong(titles, input.Title, "opportunity", "theme");
                var opportunity = new Opportunity
                {
                    PartnershipId = partnership.Id,
                    ThemeId = theme.Id,
                    Number = titles.Count + 1,
                    Title = input.Title,
                };
                db.Add(opportunity);
                db.Audit("addOpportunity", opportunity, partnership.Id, $"{plan.Slug}: {opportunity.Title}");
                return opportunity;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<Opportunity> ChangeOpportunity(
        ChangeOpportunityInput input,
        Partnership partnership,
        LocalityPlansDb db,
        ActionPlanDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 500, "input", "title").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (plan, opportunity) = await door.HoldOpportunityAsync(partnership, input.Opportunity, input.Version, ct);
                CheckAmong(
                    await db
                        .Opportunities.Where(o => o.ThemeId == opportunity.ThemeId && o.Id != opportunity.Id)
                        .Select(o => o.Title)
                        .ToListAsync(ct),
                    input.Title,
                    "opportunity",
                    "theme"
                );
                opportunity.Title = input.Title;
                db.Audit("changeOpportunity", opportunity, partnership.Id, $"{plan.Slug}: {opportunity.Title}");
                return opportunity;
            },
            cancellationToken
        );
    }

    /// <summary>A title stands once among its like: by it an import finds what is there.</summary>
    internal static void CheckAmong(IReadOnlyCollection<string> titles, string title, string what, string within) =>
        new Rules()
            .Require(
                !titles.Contains(title, StringComparer.Ordinal),
                RuleCodes.AlreadyExists,
                $"The {within} has this {what} already: \"{title}\". Change that one, or word it otherwise.",
                "input",
                "title"
            )
            .Require(titles.Count < ActionRules.MostInOne, RuleCodes.Invalid, $"A {within} holds at most {ActionRules.MostInOne}.", "input")
            .Check();

    private static Rules Check(string title, string? source, IReadOnlyList<ActionPlanCouncilInput>? councils)
    {
        var rules = new Rules()
            .Text(title, 200, "input", "title")
            .OptionalText(source, 500, "input", "source")
            .Require(
                councils is null or { Count: >= 1 and <= MostCouncils },
                RuleCodes.Invalid,
                $"An action plan binds 1 to {MostCouncils} councils.",
                "input",
                "councils"
            );
        foreach (var (index, council) in (councils ?? []).Take(MostCouncils).Index())
        {
            rules.OptionalText(council.StrategicPlan, 200, "input", "councils", ActionRules.At(index), "strategicPlan");
        }

        return rules;
    }

    private static Task<IReadOnlyList<Organisation?>> CouncilsAsync(
        IReadOnlyList<ActionPlanCouncilInput> councils,
        Rules rules,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        mediator.OrganisationsAsync(
            [.. councils.Select(c => c.Council)],
            rules,
            index => ["input", "councils", ActionRules.At(index), "council"],
            cancellationToken
        );

    private static void AddCouncils(
        LocalityPlansDb db,
        ActionPlan plan,
        IReadOnlyList<ActionPlanCouncilInput> inputs,
        IReadOnlyList<Organisation?> councils
    ) =>
        db.AddRange(
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
