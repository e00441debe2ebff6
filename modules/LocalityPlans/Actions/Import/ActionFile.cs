namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>The actions of a plan as the table that is imported, to be changed and imported again.</summary>
internal static class ActionFile
{
    private const string Separator = "; ";

    public static void AddTo(ModuleDatasets datasets) =>
        datasets.AddEach(
            "actions",
            "csv",
            CsvFile.ContentType,
            "The actions of a plan, by the plan's short name, as a table that can be changed and imported again.",
            PlansAsync,
            WriteAsync
        );

    private static async Task<IReadOnlyList<string>> PlansAsync(
        IServiceProvider services,
        Partnership partnership,
        CancellationToken cancellationToken
    ) =>
        await services
            .GetRequiredService<LocalityPlansDb>()
            .Of<ActionPlan>(partnership)
            .OrderBy(p => p.Slug)
            .Select(p => p.Slug)
            .ToListAsync(cancellationToken);

    private static async Task WriteAsync(
        IServiceProvider services,
        Partnership partnership,
        string plan,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var rows = await RowsAsync(services, partnership, plan, cancellationToken);
        await TableWriter.WriteCsvAsync(file, [.. ActionColumns.All.Select(c => c.Title)], rows.ToAsyncEnumerable(), cancellationToken);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<object?>>> RowsAsync(
        IServiceProvider services,
        Partnership partnership,
        string slug,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<LocalityPlansDb>();
        var plan =
            await db.Of<ActionPlan>(partnership).AsNoTracking().FirstOrDefaultAsync(p => p.Slug == slug, cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, "There is no action plan with this short name.");
        var themes = db.Of<Theme>(partnership).Where(t => t.ActionPlanId == plan.Id);
        var opportunities = db.Of<Opportunity>(partnership).Where(o => themes.Any(t => t.Id == o.ThemeId));
        var actions = db.Of<PlanAction>(partnership).Where(a => opportunities.Any(o => o.Id == a.OpportunityId));
        var owners = await db.Of<PlanAction>(partnership)
            .SelectMany(_ => db.Set<ActionOwner>(), (action, owner) => new { action, owner })
            .Where(x => x.owner.ActionId == x.action.Id && actions.Any(a => a.Id == x.action.Id))
            .Select(x => x.owner)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var dates = await db.Of<KeyDate>(partnership)
            .Where(d => actions.Any(a => a.Id == d.ActionId))
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var codes = await services
            .GetRequiredService<IMediator>()
            .Send(new GetOrganisations([.. owners.Select(o => o.OrganisationId).Distinct()]), cancellationToken);
        var (ofAction, ofDate) = (owners.ToLookup(o => o.ActionId), dates.ToLookup(d => d.ActionId));
        var listed = (await actions.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(a => a.OpportunityId);
        var worded = (await opportunities.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(o => o.ThemeId);
        return
        [
            .. from theme in (await themes.AsNoTracking().ToListAsync(cancellationToken)).OrderBy(t => t.Number)
            from opportunity in worded[theme.Id].OrderBy(o => o.Number)
            from action in listed[opportunity.Id].OrderBy(a => a.Number).Cast<PlanAction?>().DefaultIfEmpty()
            select Row(theme, opportunity, action),
        ];

        IReadOnlyList<object?> Row(Theme theme, Opportunity opportunity, PlanAction? action) =>
            action is null
                ? [theme.Title, opportunity.Title, null, null, null, null, null, null]
                :
                [
                    theme.Title,
                    opportunity.Title,
                    action.Kind,
                    action.Title,
                    action.Detail,
                    action.Joint,
                    string.Join(Separator, ofDate[action.Id].OrderBy(d => d.Number).Select(d => d.Text)),
                    string.Join(
                        Separator,
                        ofAction[action.Id]
                            .OrderBy(o => o.Number)
                            .Select(o => codes[o.OrganisationId].Code + (o.Post is null ? "" : $": {o.Post}"))
                    ),
                ];
    }
}
