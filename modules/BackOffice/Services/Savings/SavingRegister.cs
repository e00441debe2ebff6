namespace CouncilPlatform.BackOffice.Services;

/// <summary>A row for each saving, council and year. A saving that is not split has one row without council and year.</summary>
internal sealed record SavingRegister()
    : Register(
        "savings",
        "Savings",
        "What sharing saves, by council and year.",
        Reader: null,
        Slug,
        Saved,
        Annual,
        Qualifier,
        Recurring,
        Based,
        Council,
        Year,
        Planned,
        Realised,
        Source
    )
{
    private static readonly TableColumn Slug = Cell("Saving", "The saving's short name: lower-case letters, numbers and hyphens."),
        Saved = Cell("Title", "What is saved; the same in every row of the saving."),
        Annual = Cell("Annual", "In pounds, in a year or once; the same in every row of the saving."),
        Qualifier = Optional("Qualifier", "Exactly, Almost, About, More than or Up to; empty for exactly."),
        Recurring = Optional("Recurring", "Yes for a saving every year; empty for no."),
        Based = Optional("In base budget", "Yes if it is already in the base budget; empty for no."),
        Council = Optional("Council", "The council's code; empty while the split is to be agreed."),
        Year = Optional("Financial year", "Like 2021/22; empty while the split is to be agreed."),
        Planned = Optional("Planned", "In pounds."),
        Realised = Optional("Realised", "In pounds; empty while it is not known."),
        Source = Optional("Source", "The document, by title and date.");

    public override async Task<IEnumerable<IReadOnlyList<object?>>> RowsAsync(
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var savings = await db.Of<Saving>(partnership).AsNoTracking().OrderBy(s => s.Slug).ToListAsync(cancellationToken);
        var amounts = (await AmountsOf(db, partnership).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(a => a.SavingId);
        var councils = await mediator.OrganisationsAsync(amounts.SelectMany(a => a).Select(a => a.OrganisationId), cancellationToken);
        return from s in savings
            from a in amounts[s.Id].OrderBy(a => a.FinancialYear).ThenBy(Code, StringComparer.Ordinal).DefaultIfEmpty()
            select (IReadOnlyList<object?>)
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

        string Code(SavingAmount amount) => councils[amount.OrganisationId].Code;
    }

    public override async Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, FileImport import)
    {
        var councils = await OrganisationsInFile.FindAsync(import, change, rows.Select(r => r[Council]));
        await change.BeginAsync();
        var savings = await change.Of<Saving>().ToDictionaryAsync(s => s.Slug, StringComparer.Ordinal, change.Cancellation);
        var amounts = await AmountsOf(change.Db, change.Partnership)
            .ToDictionaryAsync(a => (a.SavingId, a.FinancialYear, a.OrganisationId), change.Cancellation);
        // A later amount that is there already is whose it was.
        var entries = Read(
            rows,
            (saving, year, code) =>
                councils.Find(code) is { } own
                && savings.GetValueOrDefault(saving) is { } known
                && amounts.ContainsKey((known.Id, year, own.Id))
                    ? own
                    : councils.Find(code, year.First),
            councils
        );
        if (import.Faults.Total > 0)
        {
            return null;
        }

        var result = new RegisterResult(change);
        foreach (var (facts, part) in entries)
        {
            if (!savings.TryGetValue(facts.Slug, out var saving))
            {
                saving = change.Add(
                    new Saving
                    {
                        Slug = facts.Slug,
                        Title = facts.Title,
                        Split = SavingSplit.ToBeAgreed,
                    }
                );
                savings.Add(facts.Slug, saving);
            }

            (saving.Title, saving.AnnualPence, saving.Qualifier) = (facts.Title, facts.Annual.MinorUnits, facts.Qualifier);
            (saving.Recurring, saving.InBaseBudget, saving.Source) = (facts.Recurring, facts.Based, facts.Source);
            if (part is null)
            {
                // A saving that exists retains what was agreed of its split.
                result.Count(changed: false, saving);
                continue;
            }

            saving.Split = SavingSplit.ByCouncil;
            if (!amounts.TryGetValue((saving.Id, part.Year, part.Council), out var amount))
            {
                amount = change.Add(SavingAmount.Of(saving, part.Year, part.Council));
            }

            (amount.PlannedPence, amount.RealisedPence) = (part.Planned.MinorUnits, part.Realised?.MinorUnits);
            result.Count(changed: false, saving, amount);
        }

        return result;
    }

    private static List<(Facts Facts, Part? Part)> Read(
        IReadOnlyList<TitledRow> rows,
        Func<string, FinancialYear, string, Organisation?> councilOf,
        OrganisationsInFile councils
    )
    {
        var seen = new HashSet<(string Saving, string Council, string Year)>();
        var first = new Dictionary<string, Facts>(StringComparer.Ordinal);
        List<(Facts, Part?)> entries = [];
        foreach (var row in rows)
        {
            var part = ReadPart(row, councilOf, councils);
            if (ReadFacts(row) is not { } facts)
            {
                continue;
            }

            // A council has more than one code.
            var council = part?.Council.ToString() ?? row[Council];
            var year = part?.Year.ToString() ?? row[Year];
            row.Require(seen.Add((facts.Slug, council, year)), Slug, $"\"{facts.Slug}\" has this council and year twice. Keep one.");
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
        var (title, annual, source) = (row.Text(Saved, 300), row.Amount(Annual), row.Text(Source, 300));
        var qualifier = row[Qualifier].Length == 0 ? AmountQualifier.Exactly : row.Choice<AmountQualifier>(Qualifier);
        var (recurring, based, slug) = (row.YesNo(Recurring), row.YesNo(Based), row[Slug]);
        row.Require(slug.Length == 0 || Slugs.Of(slug) == slug, Slug, $"\"{slug}\" is not a short name. Enter \"{Slugs.Of(slug)}\".");
        row.Require(annual.IsAmount(), Annual, InputRules.AmountFault);
        return title is null || annual is null || qualifier is null || slug.Length == 0
            ? null
            : new(slug, title, annual.Value, qualifier.Value, recurring, based, source);
    }

    private static Part? ReadPart(TitledRow row, Func<string, FinancialYear, string, Organisation?> councilOf, OrganisationsInFile councils)
    {
        var (planned, realised) = (row.Amount(Planned), row.Amount(Realised));
        row.Require(planned.IsAmount(), Planned, InputRules.AmountFault);
        row.Require(realised.IsChange(), Realised, InputRules.ChangeFault);
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

        var (council, year) = (row.Organisation(Council, councils.Found), row.Year(Year));
        return council is null || planned is null || year is not { } on
            ? null
            : new((councilOf(row[Slug], on, row[Council]) ?? council).Id, on, planned.Value, realised);
    }

    private static IQueryable<SavingAmount> AmountsOf(BackOfficeDb db, Partnership partnership) =>
        db.Set<SavingAmount>().Where(a => db.Of<Saving>(partnership).Any(s => s.Id == a.SavingId));

    /// <summary>What is the same in every row of a saving.</summary>
    private sealed record Facts(
        string Slug,
        string Title,
        Money Annual,
        AmountQualifier Qualifier,
        bool Recurring,
        bool Based,
        string? Source
    );

    private sealed record Part(Guid Council, FinancialYear Year, Money Planned, Money? Realised);
}
