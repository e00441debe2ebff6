namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>Budget lines as a table: <c>import-spend</c> reads what the files <c>spend.csv</c> and <c>spend.xlsx</c> have.</summary>
internal sealed class SpendFile(CommunityPlanningDb db, Changes<CommunityPlanningDb> changes, IMediator mediator, TimeProvider time)
{
    private static readonly TableColumn Reference = new("Reference", ColumnNeed.Cell, "The line's reference, unique in the partnership.");
    private static readonly TableColumn Owner = new(
        "Agency",
        ColumnNeed.Cell,
        "The code of the agency whose budget it legally is, like S12000050."
    );
    private static readonly TableColumn Title = new("Title", ColumnNeed.Cell, "What the money is for.");
    private static readonly TableColumn Year = new("Financial year", ColumnNeed.Cell, "Like 2012/13.");
    private static readonly TableColumn Amount = new("Amount", ColumnNeed.Cell, "In pounds, like 1234.50.");
    private static readonly TableColumn Firmness = new("Firmness", ColumnNeed.Cell, "Firm or Indicative.");
    private static readonly TableColumn Area = new("Area", ColumnNeed.Optional, "The number of the local area; empty for the whole area.");
    private static readonly TableColumn Outcome = new(
        "Outcome",
        ColumnNeed.Optional,
        "The short name of the local outcome that the line contributes to; empty where it is unaligned."
    );
    private static readonly TableColumn Approach = new("Approach", ColumnNeed.Optional, "Preventative or Reactive; empty where not known.");
    private static readonly IReadOnlyList<TableColumn> Columns = [Reference, Owner, Title, Year, Amount, Firmness, Area, Outcome, Approach];

    private static readonly IReadOnlyList<string> Titles = [.. Columns.Select(c => c.Title)];

    public static void AddTo(ModuleImports imports) =>
        imports.Add(
            new(
                "spend",
                "Spend",
                "What agencies plan to spend. Lines are recognised by their reference; those that are not in the file stay.",
                "import-spend",
                Columns,
                (services, import) => services.GetRequiredService<SpendFile>().ImportAsync(import)
            )
        );

    public static void AddTo(ModuleDatasets datasets) =>
        datasets.AddTable(
            "spend",
            "Spend",
            "What each agency plans to spend, by year, area and outcome.",
            Titles,
            (services, partnership, ct) => services.GetRequiredService<SpendFile>().RowsAsync(partnership, ct)
        );

    public async Task<ImportOutcome?> ImportAsync(FileImport import)
    {
        var (partnership, faults, cancellationToken) = (import.Partnership, import.Faults, import.Cancellation);
        var rows = await new TitledTable(Columns, faults)
            .RowsAsync(import.File.RowsAsync(cancellationToken: cancellationToken), cancellationToken)
            .ToListAsync(cancellationToken);
        var known = new Known(
            partnership,
            await OrganisationsInFile.FindAsync(import, mediator, rows.Select(r => r[Owner]), UkTime.Today(time)),
            await db.Of<LocalArea>(partnership).ToDictionaryAsync(a => a.Number, a => a.Id, cancellationToken),
            await db.Of<LocalOutcome>(partnership).ToDictionaryAsync(o => o.Slug, o => o.Id, StringComparer.Ordinal, cancellationToken),
            await db.Of<BudgetLine>(partnership)
                .ToDictionaryAsync(l => l.Reference, l => l.OrganisationId, StringComparer.Ordinal, cancellationToken)
        );
        var entries = rows.ConvertAll(r => Read(r, known));
        return !import.IsSound ? null : await changes.RunAsync(import, "importSpend", change => SaveAsync(entries, change));
    }

    private static async Task<ImportOutcome?> SaveAsync(List<BudgetLine?> entries, Change<CommunityPlanningDb> change)
    {
        var lines = await change.Of<BudgetLine>().ToDictionaryAsync(l => l.Reference, StringComparer.Ordinal, change.Cancellation);
        var before = lines.Count;
        foreach (var entry in entries.OfType<BudgetLine>())
        {
            if (!lines.TryGetValue(entry.Reference, out var line))
            {
                lines.Add(entry.Reference, line = change.Add(entry));
            }

            (line.Title, line.OrganisationId, line.FinancialYear) = (entry.Title, entry.OrganisationId, entry.FinancialYear);
            (line.Pence, line.Firmness, line.Approach) = (entry.Pence, entry.Firmness, entry.Approach);
            (line.LocalAreaId, line.LocalOutcomeId) = (entry.LocalAreaId, entry.LocalOutcomeId);
        }

        var added = lines.Count - before;
        var changed = change.Db.ChangeTracker.Entries<BudgetLine>().Count(e => e.State == EntityState.Modified);
        var unchanged = entries.Count - added - changed;
        var result = ImportOutcome.Of("budget line", added, changed, unchanged) with { NotInFile = before - changed - unchanged };
        change.Audit(change.Partnership, result.Summary);
        return result;
    }

    // Null where something is missing, which is noted as a fault.
    private static BudgetLine? Read(TitledRow row, Known known)
    {
        if (!known.References.Add(row[Reference]))
        {
            row.Fault(Reference, $"\"{row[Reference]}\" is in the table twice. Keep one row.");
        }

        var (reference, title) = (row.Text(Reference, BudgetLine.MaxReference), row.Text(Title, BudgetLine.MaxTitle));
        var (amount, area) = (row.Amount(Amount), row.Whole(Area, 1, 999));
        var (firmness, approach) = (row.Choice<BudgetFirmness>(Firmness), row.Choice<SpendApproach>(Approach));
        var year = row.Year(Year);
        var owner = known.Owners.Find(row[Owner]);
        var isNew = owner is null || !known.OwnerIds.TryGetValue(row[Reference], out var before) || before != owner.Id;
        if (isNew && year is not null)
        {
            owner = known.Owners.Find(row[Owner], year.Value.First);
        }

        if (owner is null && row[Owner].Length > 0)
        {
            row.Fault(Owner, $"No organisation has the code \"{row[Owner]}\". Enter its GSS code or its identifier.");
        }

        if (isNew && owner is not null && known.OwnerIds.TryGetValue(row[Reference], out var present) && present != owner.Id)
        {
            row.Fault(
                Owner,
                $"This line belongs to another agency. That agency must offer it to {owner.Name}, which then accepts it. "
                    + "Leave its agency as it is."
            );
        }

        if (amount?.MinorUnits is < 0 or > BudgetLine.MaxPence)
        {
            row.Fault(Amount, BudgetLine.WrongAmount);
        }

        Guid? areaId = area is { } number && known.Areas.TryGetValue(number, out var found) ? found : null;
        if (area is not null && areaId is null)
        {
            row.Fault(Area, $"{known.Partnership.Name} has no local area with the number {area}. Check it, or add the area first.");
        }

        Guid? outcomeId = known.Outcomes.TryGetValue(row[Outcome], out var outcome) ? outcome : null;
        if (row[Outcome].Length > 0 && outcomeId is null)
        {
            row.Fault(
                Outcome,
                $"{known.Partnership.Name} has no local outcome with the short name \"{row[Outcome]}\". Check it, or add the outcome first."
            );
        }

        return reference is null || title is null || owner is null || amount is null || firmness is null || year is null
            ? null
            : new()
            {
                PartnershipId = known.Partnership.Id,
                Reference = reference,
                Title = title,
                OrganisationId = owner.Id,
                FinancialYear = year.Value,
                Pence = amount.Value.MinorUnits,
                Firmness = firmness.Value,
                Approach = approach,
                LocalAreaId = areaId,
                LocalOutcomeId = outcomeId,
            };
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        Partnership partnership,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ids = await db.Of<BudgetLine>(partnership).Select(l => l.OrganisationId).Distinct().ToListAsync(cancellationToken);
        var owners = await mediator.Send(new GetOrganisations(ids), cancellationToken);
        var areas = await db.Of<LocalArea>(partnership).ToDictionaryAsync(a => a.Id, a => a.Number, cancellationToken);
        var outcomes = await db.Of<LocalOutcome>(partnership).ToDictionaryAsync(o => o.Id, o => o.Slug, cancellationToken);
        var lines = db.Of<BudgetLine>(partnership).AsNoTracking().OrderBy(l => l.Reference).AsAsyncEnumerable();
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            yield return
            [
                line.Reference,
                owners[line.OrganisationId].Code,
                line.Title,
                line.FinancialYear.ToString(),
                line.Amount(),
                line.Firmness,
                line.LocalAreaId is { } area ? areas[area] : null,
                line.LocalOutcomeId is { } outcome ? outcomes[outcome] : null,
                line.Approach,
            ];
        }
    }

    private sealed record Known(
        Partnership Partnership,
        OrganisationsInFile Owners,
        Dictionary<int, Guid> Areas,
        Dictionary<string, Guid> Outcomes,
        Dictionary<string, Guid> OwnerIds
    )
    {
        public HashSet<string> References { get; } = new(StringComparer.Ordinal);
    }
}
