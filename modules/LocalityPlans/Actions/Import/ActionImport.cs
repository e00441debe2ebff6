namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Saves a table of actions into an action plan: all of it or nothing. Themes, opportunities and actions are recognised by their titles and
/// updated; what is not in the table stays.
/// </summary>
internal sealed class ActionImport(Changes<LocalityPlansDb> changes, ActionWriter writer)
{
    /// <returns>Null where the table has faults, and nothing was saved.</returns>
    public Task<ImportOutcome?> RunAsync(FileImport import, IReadOnlyList<ActionRow> rows) =>
        changes.RunAsync(import, "importActions", async change => (await SaveAsync(change, import, rows))?.Outcome);

    private async Task<ActionImportResult?> SaveAsync(Change<LocalityPlansDb> change, FileImport import, IReadOnlyList<ActionRow> rows)
    {
        var actionPlan = import.Setting("plan")!;
        var owners = await OwnersAsync(change, actionPlan, rows, import);
        if (import.Faults.Total > 0)
        {
            return null;
        }

        var plan = await change.LockAsync<ActionPlan>(actionPlan);
        var existing = await ExistingAsync(change, plan);
        ActionImportResult result = new()
        {
            Unread = rows.Sum(r => r.KeyDates.Count(words => KeyDateReader.Read(words).Kind == KeyDateKind.Unread)),
        };
        foreach (var (row, ofRow) in rows.Zip(owners))
        {
            await SaveAsync(change, plan, row, ofRow, existing, result);
        }

        new Rules()
            .Valid(
                existing.Numbers.All(n => n <= ActionRules.MaxInOne),
                $"A plan, a theme and an opportunity each have at most {ActionRules.MaxInOne} parts. Divide the table into several plans.",
                InputPath.Argument("file")
            )
            .Check();
        change.Audit(plan, result.ToString());
        return result;
    }

    /// <summary>
    /// The owners of each row. An organisation is named by its code, or by its name if it is one of the plan's councils. Somebody owns an
    /// action today: after an organisation's end that may be its successor, unless the plan itself names the old one.
    /// </summary>
    private static async Task<List<IReadOnlyList<(Guid Organisation, string? Post)>>> OwnersAsync(
        Change<LocalityPlansDb> change,
        string plan,
        IReadOnlyList<ActionRow> rows,
        FileImport import
    )
    {
        var faults = import.Faults;
        var plans = change.Of<ActionPlan>().Where(p => p.Slug == plan);
        var ids = await change
            .Db.Set<ActionPlanCouncil>()
            .Where(c => plans.Any(p => p.Id == c.ActionPlanId))
            .Select(c => c.CouncilId)
            .ToListAsync(change.Cancellation);
        var councils = (await change.AskAsync(new GetOrganisations(ids))).Values;
        var found = await OrganisationsInFile.FindAsync(import, change, rows.SelectMany(r => r.Owners).Select(o => o.Organisation));
        List<IReadOnlyList<(Guid Organisation, string? Post)>> owners = [];
        foreach (var row in rows)
        {
            List<(Guid Organisation, string? Post)> ofRow = [];
            foreach (var (name, post) in row.Owners)
            {
                var organisation =
                    found.Find(name) is { } own && ids.Contains(own.Id)
                        ? own
                        : found.Find(name, change.Today) ?? councils.FirstOrDefault(c => Names.Same.Equals(c.Name, name));
                if (organisation is null)
                {
                    faults.Add(
                        row.Number,
                        ActionColumns.Owners,
                        $"\"{name}\" is not the code of an organisation or a council of this plan. Enter its code, like E07000031."
                            + Names.Hint(name, councils.Select(c => c.Name))
                    );
                }
                else if (ofRow.Exists(o => o.Organisation == organisation.Id))
                {
                    faults.Add(row.Number, ActionColumns.Owners, $"{organisation.Name} has two owners. Enter one owner for each council.");
                }
                else
                {
                    ofRow.Add((organisation.Id, post));
                }
            }

            owners.Add(ofRow);
        }

        return owners;
    }

    private async Task SaveAsync(
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
            theme = change.Add(
                new Theme
                {
                    ActionPlanId = plan.Id,
                    Number = existing.Themes.Count + 1,
                    Title = row.Theme,
                }
            );
            existing.Themes.Add(row.Theme, theme);
            result.NewThemes++;
        }

        if (!existing.Opportunities.TryGetValue((theme.Id, Names.Key(row.Opportunity)), out var opportunity))
        {
            opportunity = change.Add(
                new Opportunity
                {
                    ThemeId = theme.Id,
                    Number = existing.Opportunities.Keys.Count(k => k.Theme == theme.Id) + 1,
                    Title = row.Opportunity,
                }
            );
            existing.Opportunities.Add((theme.Id, Names.Key(row.Opportunity)), opportunity);
            result.NewOpportunities++;
        }

        if (row.Title is null)
        {
            return;
        }

        var isNew = !existing.Actions.TryGetValue((opportunity.Id, Names.Key(row.Title)), out var action);
        if (action is null)
        {
            action = change.Add(
                new PlanAction
                {
                    PartnershipId = plan.PartnershipId,
                    OpportunityId = opportunity.Id,
                    Number = existing.Actions.Keys.Count(k => k.Opportunity == opportunity.Id) + 1,
                    Title = row.Title,
                    Kind = row.Kind,
                }
            );
            existing.Actions.Add((opportunity.Id, Names.Key(row.Title)), action);
        }

        (action.Detail, action.Kind, action.Joint) = (row.Detail, row.Kind, row.Joint);
        var rewritten =
            await writer.WriteOwnersAsync(action, [.. existing.Owners[action.Id]], owners)
            | await writer.WriteKeyDatesAsync(action, [.. existing.KeyDates[action.Id]], row.KeyDates);
        if (isNew)
        {
            result.New++;
        }
        else if (!rewritten && change.Db.Entry(action).State == EntityState.Unchanged)
        {
            result.Unchanged++;
        }
        else
        {
            // Owners and dates are part of it: its version rises with theirs.
            change.Db.Entry(action).State = EntityState.Modified;
            result.Changed++;
        }
    }

    private static async Task<Existing> ExistingAsync(Change<LocalityPlansDb> change, ActionPlan plan)
    {
        var themes = change.Of<Theme>().Where(t => t.ActionPlanId == plan.Id);
        var opportunities = change.Of<Opportunity>().Where(o => themes.Any(t => t.Id == o.ThemeId));
        var actions = change.Of<PlanAction>().Where(a => opportunities.Any(o => o.Id == a.OpportunityId));
        var owners = change.Db.Set<ActionOwner>().Where(w => actions.Any(a => a.Id == w.ActionId));
        var dates = change.Of<KeyDate>().Where(d => actions.Any(a => a.Id == d.ActionId));
        return new(
            await themes.ToDictionaryAsync(t => t.Title, Names.Same, change.Cancellation),
            await opportunities.ToDictionaryAsync(o => (o.ThemeId, Names.Key(o.Title)), change.Cancellation),
            await actions.ToDictionaryAsync(a => (a.OpportunityId, Names.Key(a.Title)), change.Cancellation),
            (await owners.OrderBy(w => w.Number).ToListAsync(change.Cancellation)).ToLookup(w => w.ActionId),
            (await dates.OrderBy(d => d.Number).ToListAsync(change.Cancellation)).ToLookup(d => d.ActionId)
        );
    }

    /// <summary>What the plan contains, with what this import adds.</summary>
    private sealed record Existing(
        Dictionary<string, Theme> Themes,
        Dictionary<(Guid Theme, string Title), Opportunity> Opportunities,
        Dictionary<(Guid Opportunity, string Title), PlanAction> Actions,
        ILookup<Guid, ActionOwner> Owners,
        ILookup<Guid, KeyDate> KeyDates
    )
    {
        public IEnumerable<int> Numbers =>
            [
                .. Themes.Values.Select(t => t.Number),
                .. Opportunities.Values.Select(o => o.Number),
                .. Actions.Values.Select(a => a.Number),
            ];
    }
}

internal sealed record ActionImportResult
{
    public int NewThemes { get; set; }

    public int NewOpportunities { get; set; }

    public int New { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    /// <summary>How many key dates of the table could not be read.</summary>
    public int Unread { get; init; }

    public ImportOutcome Outcome => new(New, Changed, Unchanged, ToString());

    public override string ToString() =>
        $"{Wording.Changes("action", New, Changed, Unchanged)}; "
        + $"{Wording.Count(NewThemes, "new theme")}, {Wording.Count(NewOpportunities, "new opportunity")}"
        + (Unread == 0 ? "" : $"; {Wording.Count(Unread, "key date")} saved as words only: see the actions with exceptions");
}
