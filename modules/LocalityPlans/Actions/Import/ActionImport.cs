namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Saves a table of actions into an action plan: all of it or nothing. Themes, opportunities and actions are recognised by their words and
/// brought up to date; what is not in the table stays.
/// </summary>
internal sealed class ActionImport(Changes<LocalityPlansDb> changes, ActionWriter writer)
{
    /// <returns>Null where the table has faults, and nothing was saved.</returns>
    public Task<ActionImportResult?> RunAsync(
        Partnership partnership,
        string plan,
        IReadOnlyList<ActionRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    ) => changes.RunAsync(partnership, "importActions", change => SaveAsync(change, plan, rows, faults), cancellationToken);

    private async Task<ActionImportResult?> SaveAsync(
        Change<LocalityPlansDb> change,
        string actionPlan,
        IReadOnlyList<ActionRow> rows,
        TableFaults faults
    )
    {
        var owners = await OwnersAsync(change, actionPlan, rows, faults);
        if (faults.Total > 0)
        {
            return null;
        }

        var plan = await change.LockAsync<ActionPlan>(actionPlan);
        var existing = await ExistingAsync(change, plan);
        var result = new ActionImportResult(0, 0, 0, 0, 0, rows.Sum(r => r.KeyDates.Count(IsUnread)));
        foreach (var row in rows)
        {
            result = await SaveAsync(change, plan, row, owners[row], existing, result);
        }

        CheckSizes(existing);
        change.Audit(plan, result.ToString());
        return result;
    }

    private static bool IsUnread(string words) => KeyDateReader.Read(words).Kind == KeyDateKind.Unread;

    /// <summary>The owners of each row. An organisation is named by its code, or by its name if it is one of the plan's councils.</summary>
    private static async Task<Dictionary<ActionRow, IReadOnlyList<(Guid Organisation, string? Post)>>> OwnersAsync(
        Change<LocalityPlansDb> change,
        string plan,
        IReadOnlyList<ActionRow> rows,
        TableFaults faults
    )
    {
        var plans = change.Of<ActionPlan>().Where(p => p.Slug == plan);
        var ids = await change
            .Db.Set<ActionPlanCouncil>()
            .Where(c => plans.Any(p => p.Id == c.ActionPlanId))
            .Select(c => c.CouncilId)
            .ToListAsync(change.Cancellation);
        var councils = (await change.AskAsync(new GetOrganisations(ids))).Values;
        var codes = rows.SelectMany(r => r.Owners).Select(o => o.Organisation).Distinct(StringComparer.Ordinal).ToList();
        var found = await change.AskAsync(new FindOrganisations(codes));
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
                        $"\"{name}\" is not the code of an organisation or a council of this plan. Enter its code, like E07000031."
                    );
                }
                else if (known.Exists(k => k.Organisation == organisation.Id))
                {
                    faults.Add(
                        row.Number,
                        ActionColumns.Owners,
                        $"{organisation.Name} has two owners. An action has one owner for each council: keep one."
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
        Change<LocalityPlansDb> change,
        ActionPlan plan,
        ActionRow row,
        IReadOnlyList<(Guid Organisation, string? Post)> owners,
        Existing existing,
        ActionImportResult result
    )
    {
        if (!existing.Themes.TryGetValue(row.Theme, out var theme))
        {
            theme = new Theme
            {
                PartnershipId = plan.PartnershipId,
                ActionPlanId = plan.Id,
                Number = existing.Themes.Count + 1,
                Title = row.Theme,
            };
            existing.Themes.Add(row.Theme, theme);
            change.Add(theme);
            result = result with { NewThemes = result.NewThemes + 1 };
        }

        if (!existing.Opportunities.TryGetValue((theme.Id, row.Opportunity), out var opportunity))
        {
            opportunity = new Opportunity
            {
                PartnershipId = plan.PartnershipId,
                ThemeId = theme.Id,
                Number = existing.Opportunities.Keys.Count(k => k.Theme == theme.Id) + 1,
                Title = row.Opportunity,
            };
            existing.Opportunities.Add((theme.Id, row.Opportunity), opportunity);
            change.Add(opportunity);
            result = result with { NewOpportunities = result.NewOpportunities + 1 };
        }

        if (row.Title is null)
        {
            return result;
        }

        if (!existing.Actions.TryGetValue((opportunity.Id, row.Title), out var action))
        {
            action = new PlanAction
            {
                PartnershipId = plan.PartnershipId,
                OpportunityId = opportunity.Id,
                Number = existing.Actions.Keys.Count(k => k.Opportunity == opportunity.Id) + 1,
                Title = row.Title,
                Detail = row.Detail,
                Kind = row.Kind,
                Joint = row.Joint,
            };
            existing.Actions.Add((opportunity.Id, row.Title), action);
            change.Add(action);
            writer.WriteOwners(action, [], owners);
            await writer.WriteKeyDatesAsync(action, [], row.KeyDates);
            return result with { New = result.New + 1 };
        }

        (action.Detail, action.Kind, action.Joint) = (row.Detail, row.Kind, row.Joint);
        var rewritten =
            writer.WriteOwners(action, [.. existing.Owners[action.Id]], owners)
            | await writer.WriteKeyDatesAsync(action, [.. existing.KeyDates[action.Id]], row.KeyDates);
        if (!rewritten && change.Db.Entry(action).State == EntityState.Unchanged)
        {
            return result with { Unchanged = result.Unchanged + 1 };
        }

        // Owners and dates are part of it: its version goes up with theirs.
        change.Db.Entry(action).State = EntityState.Modified;
        return result with { Changed = result.Changed + 1 };
    }

    private static async Task<Existing> ExistingAsync(Change<LocalityPlansDb> change, ActionPlan plan)
    {
        var ofPlan = change.Of<Theme>().Where(t => t.ActionPlanId == plan.Id);
        var themes = await ofPlan.ToDictionaryAsync(t => t.Title, StringComparer.Ordinal, change.Cancellation);
        var inThemes = change.Of<Opportunity>().Where(o => ofPlan.Any(t => t.Id == o.ThemeId));
        var opportunities = await inThemes.ToListAsync(change.Cancellation);
        var inOpportunities = change.Of<PlanAction>().Where(a => inThemes.Any(o => o.Id == a.OpportunityId));
        var actions = await inOpportunities.ToListAsync(change.Cancellation);
        var owners = await change
            .Db.Set<ActionOwner>()
            .Where(w => inOpportunities.Any(a => a.Id == w.ActionId))
            .OrderBy(w => w.Number)
            .ToListAsync(change.Cancellation);
        var dates = await change
            .Of<KeyDate>()
            .Where(d => inOpportunities.Any(a => a.Id == d.ActionId))
            .OrderBy(d => d.Number)
            .ToListAsync(change.Cancellation);
        return new(
            themes,
            opportunities.ToDictionary(o => (o.ThemeId, o.Title)),
            actions.ToDictionary(a => (a.OpportunityId, a.Title)),
            owners.ToLookup(w => w.ActionId),
            dates.ToLookup(d => d.ActionId)
        );
    }

    private static void CheckSizes(Existing existing) =>
        new Rules()
            .Require(
                existing.Themes.Count <= ActionRules.MaxInOne
                    && existing.Opportunities.Keys.CountBy(k => k.Theme).All(c => c.Value <= ActionRules.MaxInOne)
                    && existing.Actions.Keys.CountBy(k => k.Opportunity).All(c => c.Value <= ActionRules.MaxInOne),
                RuleCodes.Invalid,
                $"A plan, a theme and an opportunity each have at most {ActionRules.MaxInOne} parts. Divide the table into several plans.",
                InputPath.Argument("file")
            )
            .Check();

    /// <summary>What the plan contains, with what this import adds.</summary>
    private sealed record Existing(
        Dictionary<string, Theme> Themes,
        Dictionary<(Guid Theme, string Title), Opportunity> Opportunities,
        Dictionary<(Guid Opportunity, string Title), PlanAction> Actions,
        ILookup<Guid, ActionOwner> Owners,
        ILookup<Guid, KeyDate> KeyDates
    );
}

/// <summary>The result of an import.</summary>
/// <param name="Unread">How many key dates of the table could not be read.</param>
internal sealed record ActionImportResult(int NewThemes, int NewOpportunities, int New, int Changed, int Unchanged, int Unread)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Wording.Count(New + Changed + Unchanged, "action")}: {New:N0} new, {Changed:N0} changed, {Unchanged:N0} unchanged; "
        )
        + $"{Wording.Count(NewThemes, "new theme")}, {Wording.Count(NewOpportunities, "new opportunity")}"
        + (
            Unread == 0
                ? ""
                : $"; {Wording.Count(Unread, "key date")} kept as words, which could not be read: see the actions with exceptions"
        );
}
