using System.CommandLine;
using System.Runtime.CompilerServices;

namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>Budget lines as a table: <c>communityplanning import-spend FILE</c> reads what <c>/data/v1/{partnership}/spend.csv</c> and <c>.xlsx</c> write.</summary>
internal sealed class SpendFile(CommunityPlanningDb db, IMediator mediator, ImportRun run)
{
    private static readonly TableColumn Reference = new(
        "Reference",
        ColumnNeed.Cell,
        "What tells the line from every other of the partnership."
    );
    private static readonly TableColumn Owner = new(
        "Agency",
        ColumnNeed.Cell,
        "The code of the agency whose budget it legally is, as in S12000050."
    );
    private static readonly TableColumn Title = new("Title", ColumnNeed.Cell, "What the money is for.");
    private static readonly TableColumn Year = new("Financial year", ColumnNeed.Cell, "As in 2012/13.");
    private static readonly TableColumn Amount = new("Amount", ColumnNeed.Cell, "In pounds, as in 1234.50.");
    private static readonly TableColumn Firmness = new("Firmness", ColumnNeed.Cell, "Firm or Indicative.");
    private static readonly TableColumn Area = new("Area", ColumnNeed.Optional, "The number of the local area; empty for the whole area.");
    private static readonly TableColumn Outcome = new(
        "Outcome",
        ColumnNeed.Optional,
        "The slug of the local outcome that it serves; empty where it serves none."
    );
    private static readonly TableColumn Approach = new(
        "Approach",
        ColumnNeed.Optional,
        "Preventative or Reactive; empty where nobody has said."
    );
    private static readonly IReadOnlyList<TableColumn> Columns = [Reference, Owner, Title, Year, Amount, Firmness, Area, Outcome, Approach];

    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file")
        {
            Description = $"A table, .xlsx or .csv, with the titles {string.Join(", ", Columns.Select(c => c.Title))}.",
        };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        commands.Add(
            new Command("import-spend", "Imports what agencies mean to spend: all of the table, or nothing where any row has a fault.")
            {
                file,
                partnership,
            },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<SpendFile>()
                    .RunAsync(parsed.GetValue(file)!, parsed.GetValue(partnership)!, Console.Out, Console.Error, cancellationToken)
        );
    }

    public static void AddTo(ModuleDatasets datasets)
    {
        const string description = "What each agency means to spend, by year, area and outcome.";
        datasets
            .Add(
                "spend",
                "csv",
                CsvFile.ContentType,
                description,
                (services, partnership, stream, ct) =>
                    TableWriter.WriteCsvAsync(
                        stream,
                        [.. Columns.Select(c => c.Title)],
                        services.GetRequiredService<SpendFile>().RowsAsync(partnership, ct),
                        ct
                    )
            )
            .Add(
                "spend",
                "xlsx",
                TableWriter.WorkbookType,
                description,
                (services, partnership, stream, ct) =>
                    TableWriter.WriteWorkbookAsync(
                        stream,
                        "Spend",
                        [.. Columns.Select(c => c.Title)],
                        services.GetRequiredService<SpendFile>().RowsAsync(partnership, ct),
                        ct
                    )
            );
    }

    /// <returns>The exit code, as <see cref="ImportRun"/> gives it.</returns>
    /// <exception cref="RuleException">There is no such partnership or file, or the partnership has the module off.</exception>
    public Task<int> RunAsync(string file, string slug, TextWriter output, TextWriter error, CancellationToken cancellationToken) =>
        run.RunAsync("communityplanning", slug, file, ImportAsync, output, error, cancellationToken);

    private async Task<string?> ImportAsync(
        Partnership partnership,
        TableFile file,
        TableFaults faults,
        IProgress<int> progress,
        CancellationToken cancellationToken
    )
    {
        var rows = await new TitledTable(Columns, faults)
            .RowsAsync(file.RowsAsync(cancellationToken: cancellationToken), cancellationToken)
            .ToListAsync(cancellationToken);
        var owners = await mediator.Send(new FindOrganisations([.. rows.Select(r => r[Owner]).Distinct()]), cancellationToken);
        var areas = await db
            .LocalAreas.Where(a => a.PartnershipId == partnership.Id)
            .ToDictionaryAsync(a => a.Number, a => a.Id, cancellationToken);
        var outcomes = await db
            .LocalOutcomes.Where(o => o.PartnershipId == partnership.Id)
            .ToDictionaryAsync(o => o.Slug, o => o.Id, StringComparer.Ordinal, cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var there = await db
                    .BudgetLines.Where(l => l.PartnershipId == partnership.Id)
                    .ToDictionaryAsync(l => l.Reference, StringComparer.Ordinal, ct);
                var (before, seen) = (there.Count, new HashSet<string>(StringComparer.Ordinal));
                foreach (var row in rows)
                {
                    if (!seen.Add(row[Reference]))
                    {
                        row.Fault(Reference, $"\"{row[Reference]}\" stands in the table twice. Keep one.");
                    }

                    Write(row, partnership, owners, areas, outcomes, there);
                }

                if (faults.Total > 0)
                {
                    db.ChangeTracker.Clear();
                    return null;
                }

                db.ChangeTracker.DetectChanges();
                var changed = db.ChangeTracker.Entries<BudgetLine>().Count(e => e.State == EntityState.Modified);
                var added = there.Count - before;
                var result = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows.Count:N0} budget lines: {added:N0} new, {changed:N0} changed, {rows.Count - added - changed:N0} unchanged"
                );
                db.Audit("importSpend", partnership, partnership.Id, result);
                return result;
            },
            cancellationToken
        );
    }

    private void Write(
        TitledRow row,
        Partnership partnership,
        IReadOnlyDictionary<string, Organisation> owners,
        Dictionary<int, Guid> areas,
        Dictionary<string, Guid> outcomes,
        Dictionary<string, BudgetLine> there
    )
    {
        var (reference, title, amount) = (
            row.Text(Reference, BudgetRules.LongestReference),
            row.Text(Title, BudgetRules.LongestTitle),
            row.Amount(Amount)
        );
        var (firmness, approach, area) = (
            row.Choice<BudgetFirmness>(Firmness),
            row.Choice<SpendApproach>(Approach),
            row.Whole(Area, 1, 999)
        );
        if (!owners.TryGetValue(row[Owner], out var owner) && row[Owner].Length > 0)
        {
            row.Fault(Owner, $"No organisation has the code \"{row[Owner]}\". Write its GSS code, or its identifier.");
        }

        if (row[Year].Length > 0 && !BudgetRules.IsFinancialYear(row[Year]))
        {
            row.Fault(Year, BudgetRules.NoFinancialYear(row[Year]));
        }

        if (amount?.MinorUnits is < 0 or > BudgetRules.MostPence)
        {
            row.Fault(Amount, BudgetRules.WrongAmount);
        }

        if (area is { } number && !areas.ContainsKey(number))
        {
            row.Fault(Area, $"{partnership.Name} has no local area {number}.");
        }

        if (row[Outcome].Length > 0 && !outcomes.ContainsKey(row[Outcome]))
        {
            row.Fault(Outcome, $"{partnership.Name} has no local outcome \"{row[Outcome]}\".");
        }

        if (reference is null || title is null || owner is null || amount is null || firmness is null)
        {
            return;
        }

        if (!there.TryGetValue(reference, out var line))
        {
            line = new()
            {
                PartnershipId = partnership.Id,
                Reference = reference,
                Title = title,
                FinancialYear = row[Year],
            };
            there.Add(reference, line);
            db.Add(line);
        }

        line.Title = title;
        line.OrganisationId = owner.Id;
        line.FinancialYear = row[Year];
        line.Pence = amount.Value.MinorUnits;
        line.Firmness = firmness.Value;
        line.Approach = approach;
        line.LocalAreaId = area is { } at && areas.TryGetValue(at, out var areaId) ? areaId : null;
        line.LocalOutcomeId = outcomes.TryGetValue(row[Outcome], out var outcomeId) ? outcomeId : null;
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        Partnership partnership,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ids = await db
            .BudgetLines.Where(l => l.PartnershipId == partnership.Id)
            .Select(l => l.OrganisationId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var owners = await mediator.Send(new GetOrganisations(ids), cancellationToken);
        var areas = await db
            .LocalAreas.Where(a => a.PartnershipId == partnership.Id)
            .ToDictionaryAsync(a => a.Id, a => a.Number, cancellationToken);
        var outcomes = await db
            .LocalOutcomes.Where(o => o.PartnershipId == partnership.Id)
            .ToDictionaryAsync(o => o.Id, o => o.Slug, cancellationToken);
        await foreach (
            var line in db
                .BudgetLines.AsNoTracking()
                .Where(l => l.PartnershipId == partnership.Id)
                .OrderBy(l => l.Reference)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            yield return
            [
                line.Reference,
                owners[line.OrganisationId].GssCode ?? owners[line.OrganisationId].Identifier,
                line.Title,
                line.FinancialYear,
                line.Amount(),
                line.Firmness,
                line.LocalAreaId is { } area ? areas[area] : null,
                line.LocalOutcomeId is { } outcome ? outcomes[outcome] : null,
                line.Approach,
            ];
        }
    }
}
