namespace CouncilPlatform.BackOffice.Services;

/// <summary>
/// Savings as a table: a row for each saving, council and year. A saving that is not divided has one row without council and year.
/// </summary>
internal sealed class SavingRegister(BackOfficeDb db, IMediator mediator) : IDescribedRegister
{
    private static readonly TableColumn Slug = new(
        "Saving",
        ColumnNeed.Cell,
        "The saving's short name: lower-case letters, numbers and hyphens."
    );
    private static readonly TableColumn Title = new("Title", ColumnNeed.Cell, "What is saved; the same in every row of the saving.");
    private static readonly TableColumn Annual = new(
        "Annual",
        ColumnNeed.Cell,
        "In pounds, in a year or once; the same in every row of the saving."
    );
    private static readonly TableColumn Qualifier = new(
        "Qualifier",
        ColumnNeed.Optional,
        "Exactly, Almost, About, More than or Up to; empty for exactly."
    );
    private static readonly TableColumn Recurring = new("Recurring", ColumnNeed.Optional, "Yes for a saving every year; empty for no.");
    private static readonly TableColumn Based = new(
        "In base budget",
        ColumnNeed.Optional,
        "Yes if it is already in the base budget; empty for no."
    );
    private static readonly TableColumn Council = new(
        "Council",
        ColumnNeed.Optional,
        "The council's code; empty while the split is to be agreed."
    );
    private static readonly TableColumn Year = new(
        "Financial year",
        ColumnNeed.Optional,
        "Like 2021/22; empty while the split is to be agreed."
    );
    private static readonly TableColumn Planned = new("Planned", ColumnNeed.Optional, "In pounds.");
    private static readonly TableColumn Realised = new("Realised", ColumnNeed.Optional, "In pounds; empty while it is not known.");
    private static readonly TableColumn Source = new("Source", ColumnNeed.Optional, "The document, by title and date.");

    public static RegisterTable Table { get; } =
        new(
            "savings",
            "Savings",
            "What sharing saves, by council and year.",
            [Slug, Title, Annual, Qualifier, Recurring, Based, Council, Year, Planned, Realised, Source]
        );

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        Partnership partnership,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var savings = await db.Of<Saving>(partnership).AsNoTracking().OrderBy(s => s.Slug).ToListAsync(cancellationToken);
        var amounts = (await AmountsOf(partnership).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(a => a.SavingId);
        var councils = await mediator.Send(
            new GetOrganisations([.. amounts.SelectMany(a => a).Select(a => a.OrganisationId).Distinct()]),
            cancellationToken
        );
        foreach (
            var (s, a) in savings.SelectMany(s =>
                amounts[s.Id].OrderBy(a => a.FinancialYear).ThenBy(Code, StringComparer.Ordinal).DefaultIfEmpty().Select(a => (s, a))
            )
        )
        {
            yield return
            [
                s.Slug,
                s.Title,
                s.Annual(),
                s.Qualifier,
                s.Recurring ? "Yes" : "No",
                s.InBaseBudget ? "Yes" : "No",
                a is null ? null : Code(a),
                a?.FinancialYear.ToString(),
                a?.Planned(),
                a?.Realised(),
                s.Source,
            ];
        }

        string Code(SavingAmount amount) => councils[amount.OrganisationId].Code();
    }

    public async Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, TableFaults faults)
    {
        var councils = await change.AskAsync(new FindOrganisations([.. rows.Select(r => r[Council]).Where(c => c.Length > 0).Distinct()]));
        var entries = Read(rows, councils);
        if (faults.Total > 0)
        {
            return null;
        }

        await change.BeginAsync();
        var savings = await change.Of<Saving>().ToDictionaryAsync(s => s.Slug, StringComparer.Ordinal, change.Cancellation);
        var amounts = await AmountsOf(change.Partnership)
            .ToDictionaryAsync(a => (a.SavingId, a.FinancialYear, a.OrganisationId), change.Cancellation);
        var result = new RegisterResult(0, 0, 0);
        foreach (var (facts, part) in entries)
        {
            var isNew = !savings.TryGetValue(facts.Slug, out var saving);
            if (saving is null)
            {
                savings.Add(facts.Slug, saving = change.Add(SavingMutations.New(change, facts.Slug, facts.Title, service: null)));
            }

            (saving.Title, saving.AnnualPence, saving.Qualifier) = (facts.Title, facts.Annual.MinorUnits, facts.Qualifier);
            (saving.Recurring, saving.InBaseBudget, saving.Source) = (facts.Recurring, facts.Based, facts.Source);
            // A saving that exists keeps what was agreed of its split.
            saving.Split =
                part is not null ? SavingSplit.ByCouncil
                : isNew ? SavingSplit.ToBeAgreed
                : saving.Split;
            var changed = false;
            if (part is not null)
            {
                if (!amounts.TryGetValue((saving.Id, part.Year, part.Council), out var amount))
                {
                    amount = change.Add(SavingMutations.NewAmount(saving, part.Council, part.Year));
                    amounts.Add((saving.Id, part.Year, part.Council), amount);
                    isNew = true;
                }

                (amount.PlannedPence, amount.RealisedPence) = (part.Planned.MinorUnits, part.Realised?.MinorUnits);
                changed = change.Db.Entry(amount).State == EntityState.Modified;
            }

            result = result.Counting(isNew, changed || change.Db.Entry(saving).State == EntityState.Modified);
        }

        return result;
    }

    private static List<(Facts Facts, Part? Part)> Read(IReadOnlyList<TitledRow> rows, IReadOnlyDictionary<string, Organisation> councils)
    {
        var seen = new HashSet<(string Saving, string Council, string Year)>();
        var first = new Dictionary<string, Facts>(StringComparer.Ordinal);
        List<(Facts, Part?)> entries = [];
        foreach (var row in rows)
        {
            var part = ReadPart(row, councils);
            if (ReadFacts(row) is not { } facts)
            {
                continue;
            }

            // A council has more than one code.
            var council = councils.GetValueOrDefault(row[Council])?.Id.ToString() ?? row[Council];
            row.Require(seen.Add((facts.Slug, council, row[Year])), Slug, $"\"{facts.Slug}\" has this council and year twice. Keep one.");
            row.Require(
                first.TryAdd(facts.Slug, facts) || first[facts.Slug] == facts,
                Slug,
                $"\"{facts.Slug}\" has another title, amount or qualifier in a row above. Make them the same."
            );
            entries.Add((facts, part));
        }

        return entries;
    }

    private static Facts? ReadFacts(TitledRow row)
    {
        var (title, annual, source) = (row.Text(Title, 300), row.Amount(Annual), row.Text(Source, 300));
        var qualifier = row[Qualifier].Length == 0 ? AmountQualifier.Exactly : row.Choice<AmountQualifier>(Qualifier);
        var (recurring, based, slug) = (row.YesNo(Recurring), row.YesNo(Based), row[Slug]);
        row.Require(slug.Length == 0 || Slugs.Of(slug) == slug, Slug, $"\"{slug}\" is not a short name. Enter \"{Slugs.Of(slug)}\".");
        row.Require(SaveSavingInput.IsAmount(annual), Annual, SaveSavingInput.AmountFault);
        return title is null || annual is null || qualifier is null || slug.Length == 0
            ? null
            : new(slug, title, annual.Value, qualifier.Value, recurring, based, source);
    }

    private static Part? ReadPart(TitledRow row, IReadOnlyDictionary<string, Organisation> councils)
    {
        var (planned, realised) = (row.Amount(Planned), row.Amount(Realised));
        row.Require(SaveSavingInput.IsAmount(planned), Planned, SaveSavingInput.AmountFault);
        row.Require(SaveSavingInput.IsChange(realised), Realised, SaveSavingInput.ChangeFault);
        var split = row[Council].Length > 0;
        if (split != row[Year].Length > 0 || split != row[Planned].Length > 0 || (!split && realised is not null))
        {
            row.Fault(
                Council,
                "Enter council, financial year and planned amount together. While the split is to be agreed, leave all amounts out."
            );
            return null;
        }

        if (!split)
        {
            return null;
        }

        var council = councils.GetValueOrDefault(row[Council]);
        row.Require(
            council is not null,
            Council,
            $"No organisation has the code \"{row[Council]}\". Enter its GSS code or its identifier."
        );
        row.Require(FinancialYear.TryParse(row[Year], out var year), Year, FinancialYear.Fault(row[Year]));
        return council is null || planned is null ? null : new(council.Id, year, planned.Value, realised);
    }

    private IQueryable<SavingAmount> AmountsOf(Partnership partnership) =>
        db.Set<SavingAmount>().Where(a => db.Of<Saving>(partnership).Any(s => s.Id == a.SavingId));

    /// <summary>What every row of a saving says alike.</summary>
    private sealed record Facts(
        string Slug,
        string Title,
        Money Annual,
        AmountQualifier Qualifier,
        bool Recurring,
        bool Based,
        string? Source
    );

    /// <summary>What one council saves in one year.</summary>
    private sealed record Part(Guid Council, FinancialYear Year, Money Planned, Money? Realised);
}
