namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Saves a table of actions into an action plan: all of it or nothing. Themes, opportunities and actions that are there already, by their words, are
/// brought up to date; what the table no longer has stays.
/// </summary>
internal sealed class ActionImport(LocalityPlansDb db, ActionPlanDoor door, ActionWriter writer, IMediator mediator)
{
    /// <param name="faults">Where there are any afterwards, nothing was saved and there is no result.</param>
    public async Task<ActionImportResult?> RunAsync(
        Partnership partnership,
        string plan,
        IReadOnlyList<ActionRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    )
    {
        var owners = await OwnersAsync(partnership, plan, rows, faults, cancellationToken);
        return faults.Total > 0
            ? null
            : await db.WriteAsync(
                async ct =>
                {
                    var held = await door.HoldAsync(partnership, plan, version: null, ct);
                    var there = await ThereAsync(held, ct);
                    var result = new ActionImportResult(0, 0, 0, 0, 0, 0);
                    foreach (var row in rows)
                    {
                        result = await SaveAsync(held, row, owners[row], there, result, ct);
                    }

                    // What was read is what the plan holds when it is saved: no two places share a number.
                    CheckSizes(there);
                    result = result with
                    {
                        Unread = rows.Sum(r => r.KeyDates.Count(d => KeyDateReader.Read(d).Kind == KeyDateKind.Unread)),
                    };
                    db.Audit("importActions", held, partnership.Id, result.ToString());
                    return result;
                },
                cancellationToken
            );
    }

    /// <summary>Who owns what, by key: an owner is told by a code, or by the name of one of the plan's councils.</summary>
    private async Task<Dictionary<ActionRow, IReadOnlyList<(Guid Organisation, string? Post)>>> OwnersAsync(
        Partnership partnership,
        string plan,
        IReadOnlyList<ActionRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    )
    {
        var ids = await db
            .ActionPlanCouncils.Where(c =>
                db.ActionPlans.Any(p => p.Id == c.ActionPlanId && p.PartnershipId == partnership.Id && p.Slug == plan)
            )
            .Select(c => c.CouncilId)
            .ToListAsync(cancellationToken);
        var councils = (await mediator.Send(new GetOrganisations(ids), cancellationToken)).Values;
        var codes = rows.SelectMany(r => r.Owners).Select(o => o.Organisation).Distinct(StringComparer.Ordinal).ToList();
        var found = await mediator.Send(new FindOrganisations(codes), cancellationToken);
        var owners = new Dictionary<ActionRow, IReadOnlyList<(Guid Organisation, string? Post)>>();
        foreach (var row in rows)
        {
            var known = new List<(Guid Organisation, string? Post)>();
            foreach (var (name, post) in row.Owners)
            {
                var organisation =
                    found.GetValueOrDefault(name) ?? councils.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
                if (organisation is null)
                {
                    faults.Add(
                        row.Number,
                        ActionColumns.Owners,
                        $"\"{name}\" is no code of an organisation, and no council of this plan. Write its code, as in \"E07000031\"."
                    );
                }
                else if (known.Exists(k => k.Organisation == organisation.Id))
                {
                    faults.Add(
                        row.Number,
                        ActionColumns.Owners,
                        $"{organisation.Name} has two owners. An action has one owner for each council: choose."
                    );
                }
                else
                {
                    known.Add((organisation.Id, post));
                }
            }

            owners.Add(row, known);
        }

        return owners;
    }

    private async Task<ActionImportResult> SaveAsync(
        ActionPlan plan,
        ActionRow row,
        IReadOnlyList<(Guid Organisation, string? Post)> owners,
        There there,
        ActionImportResult result,
        CancellationToken cancellationToken
    )
    {
        if (!there.Themes.TryGetValue(row.Theme, out var theme))
        {
            theme = new Theme
            {
                PartnershipId = plan.PartnershipId,
                ActionPlanId = plan.Id,
                Number = there.Themes.Count + 1,
                Title = row.Theme,
            };
            there.Themes.Add(row.Theme, theme);
            db.Add(theme);
            result = result with { NewThemes = result.NewThemes + 1 };
        }

        if (!there.Opportunities.TryGetValue((theme.Id, row.Opportunity), out var opportunity))
        {
            opportunity = new Opportunity
            {
                PartnershipId = plan.PartnershipId,
                ThemeId = theme.Id,
                Number = there.Opportunities.Keys.Count(k => k.Theme == theme.Id) + 1,
                Title = row.Opportunity,
            };
            there.Opportunities.Add((theme.Id, row.Opportunity), opportunity);
            db.Add(opportunity);
            result = result with { NewOpportunities = result.NewOpportunities + 1 };
        }

        if (row.Title is null)
        {
            return result;
        }

        if (!there.Actions.TryGetValue((opportunity.Id, row.Title), out var action))
        {
            action = new PlanAction
            {
                PartnershipId = plan.PartnershipId,
                OpportunityId = opportunity.Id,
                Number = there.Actions.Keys.Count(k => k.Opportunity == opportunity.Id) + 1,
                Title = row.Title,
                Detail = row.Detail,
                Kind = row.Kind,
                Joint = row.Joint,
            };
            there.Actions.Add((opportunity.Id, row.Title), action);
            db.Add(action);
            writer.WriteOwners(action, [], owners);
            await writer.WriteKeyDatesAsync(action, [], row.KeyDates, cancellationToken);
            return result with { New = result.New + 1 };
        }

        (action.Detail, action.Kind, action.Joint) = (row.Detail, row.Kind, row.Joint);
        var rewritten =
            writer.WriteOwners(action, [.. there.Owners[action.Id]], owners)
            | await writer.WriteKeyDatesAsync(action, [.. there.KeyDates[action.Id]], row.KeyDates, cancellationToken);
        if (!rewritten && db.Entry(action).State == EntityState.Unchanged)
        {
            return result with { Unchanged = result.Unchanged + 1 };
        }

        // Owners and dates are part of it: its version goes up with theirs.
        db.Entry(action).State = EntityState.Modified;
        return result with { Changed = result.Changed + 1 };
    }

    private async Task<There> ThereAsync(ActionPlan plan, CancellationToken cancellationToken)
    {
        var themes = await db
            .Themes.Where(t => t.ActionPlanId == plan.Id)
            .ToDictionaryAsync(t => t.Title, StringComparer.Ordinal, cancellationToken);
        var opportunities = await db
            .Opportunities.Where(o => db.Themes.Any(t => t.Id == o.ThemeId && t.ActionPlanId == plan.Id))
            .ToListAsync(cancellationToken);
        var ofPlan = db.Actions.Where(a =>
            db.Opportunities.Any(o => o.Id == a.OpportunityId && db.Themes.Any(t => t.Id == o.ThemeId && t.ActionPlanId == plan.Id))
        );
        var actions = await ofPlan.ToListAsync(cancellationToken);
        var owners = await db
            .ActionOwners.Where(w => ofPlan.Any(a => a.Id == w.ActionId))
            .OrderBy(w => w.Number)
            .ToListAsync(cancellationToken);
        var dates = await db.KeyDates.Where(d => ofPlan.Any(a => a.Id == d.ActionId)).OrderBy(d => d.Number).ToListAsync(cancellationToken);
        return new(
            themes,
            opportunities.ToDictionary(o => (o.ThemeId, o.Title)),
            actions.ToDictionary(a => (a.OpportunityId, a.Title)),
            owners.ToLookup(w => w.ActionId),
            dates.ToLookup(d => d.ActionId)
        );
    }

    private static void CheckSizes(There there) =>
        new Rules()
            .Require(
                there.Themes.Count <= ActionRules.MostInOne
                    && there.Opportunities.Keys.CountBy(k => k.Theme).All(c => c.Value <= ActionRules.MostInOne)
                    && there.Actions.Keys.CountBy(k => k.Opportunity).All(c => c.Value <= ActionRules.MostInOne),
                RuleCodes.Invalid,
                $"A plan holds at most {ActionRules.MostInOne} themes, a theme as many opportunities, and an opportunity as many actions. Make several plans of it.",
                "file"
            )
            .Check();

    /// <summary>What the plan holds, with what this import adds.</summary>
    private sealed record There(
        Dictionary<string, Theme> Themes,
        Dictionary<(Guid Theme, string Title), Opportunity> Opportunities,
        Dictionary<(Guid Opportunity, string Title), PlanAction> Actions,
        ILookup<Guid, ActionOwner> Owners,
        ILookup<Guid, KeyDate> KeyDates
    );
}

/// <summary>What an import came to.</summary>
/// <param name="Unread">How many key dates of the table could not be read.</param>
internal sealed record ActionImportResult(int NewThemes, int NewOpportunities, int New, int Changed, int Unchanged, int Unread)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted(New + Changed + Unchanged, "action", "actions")}: {New:N0} new, {Changed:N0} changed, {Unchanged:N0} unchanged; {Counted(NewThemes, "new theme", "new themes")}, {Counted(NewOpportunities, "new opportunity", "new opportunities")}{(Unread == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Counted(Unread, "key date", "key dates")} kept as words, which could not be read: see the actions that lack something"))}"
        );

    private static string Counted(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");
}
