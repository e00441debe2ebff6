using System.Runtime.CompilerServices;

namespace CouncilPlatform.BackOffice.Services;

/// <summary>Savings as a table: a row for each saving, council and year. A saving that is not divided has one row without council and year.</summary>
internal sealed class SavingRegister(BackOfficeDb db, IMediator mediator) : IDescribedRegister
{
    private static readonly TableColumn Slug = new("Saving", ColumnNeed.Cell, "The saving's slug: lower-case letters, digits and hyphens.");
    private static readonly TableColumn Title = new("Title", ColumnNeed.Cell, "What is saved; the same in every row of the saving.");
    private static readonly TableColumn Annual = new(
        "Annual",
        ColumnNeed.Cell,
        "In pounds, in a year or once; the same in every row of the saving."
    );
    private static readonly TableColumn Qualifier = new(
        "Qualifier",
        ColumnNeed.Optional,
        "Exactly, Almost, About, More than or Up to; empty: exactly."
    );
    private static readonly TableColumn Recurring = new("Recurring", ColumnNeed.Optional, "Yes where it comes every year; empty: no.");
    private static readonly TableColumn Based = new(
        "In base budget",
        ColumnNeed.Optional,
        "Yes where budgets count on it already; empty: no."
    );
    private static readonly TableColumn Council = new(
        "Council",
        ColumnNeed.Optional,
        "The council's code; empty while the split is to be agreed."
    );
    private static readonly TableColumn Year = new(
        "Financial year",
        ColumnNeed.Optional,
        "As in 2021/22; empty while the split is to be agreed."
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
        var savings = await db
            .Savings.AsNoTracking()
            .Where(s => s.PartnershipId == partnership.Id)
            .OrderBy(s => s.Slug)
            .ToListAsync(cancellationToken);
        var amounts = (
            await db
                .SavingAmounts.AsNoTracking()
                .Where(a => db.Savings.Any(s => s.Id == a.SavingId && s.PartnershipId == partnership.Id))
                .ToListAsync(cancellationToken)
        ).ToLookup(a => a.SavingId);
        var councils = await mediator.Send(
            new GetOrganisations([.. amounts.SelectMany(a => a).Select(a => a.OrganisationId).Distinct()]),
            cancellationToken
        );
        foreach (var s in savings)
        {
            foreach (
                var a in amounts[s.Id]
                    .OrderBy(a => a.FinancialYear, StringComparer.Ordinal)
                    .ThenBy(Code, StringComparer.Ordinal)
                    .DefaultIfEmpty()
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
                    a?.FinancialYear,
                    a?.Planned(),
                    a?.Realised(),
                    s.Source,
                ];
            }
        }

        string? Code(SavingAmount amount) => councils[amount.OrganisationId].GssCode ?? councils[amount.OrganisationId].Identifier;
    }

    public async Task<RegisterResult?> ImportAsync(
        Partnership partnership,
        IReadOnlyList<TitledRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    )
    {
        var councils = await mediator.Send(
            new FindOrganisations([.. rows.Select(r => r[Council]).Where(c => c.Length > 0).Distinct()]),
            cancellationToken
        );
        return await db.WriteAsync(
            async ct =>
            {
                var savings = await db
                    .Savings.Where(s => s.PartnershipId == partnership.Id)
                    .ToDictionaryAsync(s => s.Slug, StringComparer.Ordinal, ct);
                var amounts = await db
                    .SavingAmounts.Where(a => db.Savings.Any(s => s.Id == a.SavingId && s.PartnershipId == partnership.Id))
                    .ToDictionaryAsync(a => (a.SavingId, a.FinancialYear, a.OrganisationId), ct);
                var (seen, first, result) = (
                    new HashSet<(string Saving, string Council, string Year)>(),
                    new Dictionary<string, Entry>(StringComparer.Ordinal),
                    new RegisterResult(0, 0, 0)
                );
                foreach (var row in rows)
                {
                    if (Read(row, councils) is not { } read)
                    {
                        continue;
                    }

                    // A council has more codes than one.
                    if (!seen.Add((read.Slug, councils.GetValueOrDefault(row[Council])?.Id.ToString() ?? row[Council], row[Year])))
                    {
                        row.Fault(Slug, $"\"{read.Slug}\" has this council and year twice. Keep one.");
                    }

                    if (!first.TryAdd(read.Slug, read) && first[read.Slug] != read)
                    {
                        row.Fault(Slug, $"\"{read.Slug}\" says something else in a row before, of its title, amount or qualifier.");
                    }

                    if (faults.Total > 0)
                    {
                        continue;
                    }

                    var (isNew, changed) = (!savings.TryGetValue(read.Slug, out var saving), false);
                    if (saving is null)
                    {
                        saving = new()
                        {
                            PartnershipId = partnership.Id,
                            Slug = read.Slug,
                            Title = read.Title,
                        };
                        savings.Add(read.Slug, saving);
                        db.Add(saving);
                    }

                    (saving.Title, saving.AnnualPence, saving.Qualifier, saving.Recurring, saving.InBaseBudget, saving.Source) = (
                        read.Title,
                        read.Annual.MinorUnits,
                        read.Qualifier,
                        read.Recurring,
                        read.Based,
                        read.Source
                    );
                    if (row[Council].Length == 0)
                    {
                        // One that is there keeps what was agreed of its split.
                        saving.Split = isNew ? SavingSplit.ToBeAgreed : saving.Split;
                    }
                    else
                    {
                        saving.Split = SavingSplit.ByCouncil;
                        var key = (saving.Id, row[Year], councils[row[Council]].Id);
                        if (!amounts.TryGetValue(key, out var amount))
                        {
                            amount = new()
                            {
                                SavingId = saving.Id,
                                OrganisationId = key.Item3,
                                FinancialYear = row[Year],
                            };
                            amounts.Add(key, amount);
                            db.Add(amount);
                            isNew = true;
                        }

                        (amount.PlannedPence, amount.RealisedPence) = (
                            row.Amount(Planned)!.Value.MinorUnits,
                            row.Amount(Realised)?.MinorUnits
                        );
                        changed = db.Entry(amount).State == EntityState.Modified;
                    }

                    result = result.Counting(isNew, changed || db.Entry(saving).State == EntityState.Modified);
                }

                if (faults.Total > 0)
                {
                    db.ChangeTracker.Clear();
                    return null;
                }

                db.Audit("importSavings", partnership, partnership.Id, result.ToString());
                return result;
            },
            cancellationToken
        );
    }

    private static Entry? Read(TitledRow row, IReadOnlyDictionary<string, Organisation> councils)
    {
        var (title, annual, realised, source) = (row.Text(Title, 300), row.Amount(Annual), row.Amount(Realised), row.Text(Source, 300));
        var qualifier = row[Qualifier].Length == 0 ? AmountQualifier.Exactly : row.Choice<AmountQualifier>(Qualifier);
        var (recurring, based) = (YesNo.Read(row, Recurring), YesNo.Read(row, Based));
        if (row[Slug].Length > 0 && Slugs.Of(row[Slug]) != row[Slug])
        {
            row.Fault(Slug, $"\"{row[Slug]}\" is no slug. Write \"{Slugs.Of(row[Slug])}\".");
        }

        foreach (var (column, amount) in new[] { (Annual, annual), (Planned, row.Amount(Planned)) })
        {
            if (amount?.MinorUnits is < 0 or > SavingMutations.MostPence)
            {
                row.Fault(column, "An amount is from nothing to a million million pounds.");
            }
        }

        if (realised?.MinorUnits is < -SavingMutations.MostPence or > SavingMutations.MostPence)
        {
            row.Fault(Realised, "An amount is at most a million million pounds.");
        }

        if (
            (row[Council].Length == 0) != (row[Year].Length == 0)
            || (row[Council].Length == 0) != (row[Planned].Length == 0)
            || (row[Council].Length == 0 && realised is not null)
        )
        {
            row.Fault(
                Council,
                "Council, financial year and planned amount go together: write all three, or none of them, and nothing realised, while the split is to be agreed."
            );
        }
        else if (row[Council].Length > 0)
        {
            if (!councils.ContainsKey(row[Council]))
            {
                row.Fault(Council, $"No organisation has the code \"{row[Council]}\". Write its GSS code, or its identifier.");
            }

            if (!FinancialYears.IsYear(row[Year]))
            {
                row.Fault(Year, FinancialYears.NoYear(row[Year]));
            }
        }

        return title is null || annual is null || qualifier is null || row[Slug].Length == 0
            ? null
            : new(row[Slug], title, annual.Value, qualifier.Value, recurring, based, source);
    }

    private sealed record Entry(
        string Slug,
        string Title,
        Money Annual,
        AmountQualifier Qualifier,
        bool Recurring,
        bool Based,
        string? Source
    );
}
