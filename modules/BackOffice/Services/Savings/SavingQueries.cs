namespace CouncilPlatform.BackOffice.Services;

internal sealed class SavingQueries
{
    /// <summary>What sharing saves the councils of the partnership, by short name.</summary>
    public static Task<Connection<Saving>> Savings(Partnership partnership, Paging paging, BackOfficeDb db) =>
        db.Of<Saving>(partnership).PageAsync(paging, s => s.Slug);

    /// <summary>The saving with a short name; null where there is none.</summary>
    /// <param name="slug">The saving's short name, like shared-management.</param>
    public static Task<Saving?> Saving(Partnership partnership, string slug, Selection selection, BackOfficeDb db) =>
        selection.BySlugAsync<Saving>(db, partnership, slug);

    /// <summary>New savings, by financial year, and separately what is in the base budget or to be agreed.</summary>
    [Cost(1_000)]
    public static async Task<SavingsForecast> SavingsForecast(Partnership partnership, BackOfficeDb db, CancellationToken cancellationToken)
    {
        var totals = await SavingTotals(partnership, [SavingDimension.FinancialYear], db, cancellationToken);
        var apart = await db.Of<Saving>(partnership)
            .Where(s => s.Split == SavingSplit.ToBeAgreed || s.InBaseBudget)
            .GroupBy(s => s.InBaseBudget)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Pence = g.Sum(s => s.AnnualPence),
            })
            .ToListAsync(cancellationToken);
        var (open, based) = (apart.Find(a => !a.Key), apart.Find(a => a.Key));
        return new(
            [.. totals.Select(t => new SavingsYear(t.FinancialYear!.Value, t.Planned, t.Realised, t.Approximate))],
            based?.Count ?? 0,
            Money.FromPence(based?.Pence ?? 0),
            open?.Count ?? 0
        );
    }

    /// <summary>New savings added up, as flat rows for dashboards. What a forecast does not count is left out.</summary>
    /// <param name="by">What to group by, like FINANCIAL_YEAR.</param>
    [Cost(1_000)]
    public static async Task<IReadOnlyList<SavingTotal>> SavingTotals(
        Partnership partnership,
        IReadOnlyList<SavingDimension> by,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        var sums = await (
            from a in db.Set<SavingAmount>()
            join s in db.Of<Saving>(partnership) on a.SavingId equals s.Id
            where s.Split == SavingSplit.ByCouncil && !s.InBaseBudget
            group new
            {
                a.PlannedPence,
                a.RealisedPence,
                Inexact = s.Qualifier == AmountQualifier.Exactly ? 0 : 1,
            } by new
            {
                a.FinancialYear,
                a.OrganisationId,
                s.ServiceId,
            } into g
            select new
            {
                g.Key,
                Planned = g.Sum(a => a.PlannedPence),
                Realised = g.Sum(a => a.RealisedPence ?? 0),
                Inexact = g.Sum(a => a.Inexact),
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. sums.GroupBy(s =>
                    (
                        Year: by.Contains(SavingDimension.FinancialYear) ? s.Key.FinancialYear : (FinancialYear?)null,
                        Council: by.Contains(SavingDimension.Council) ? s.Key.OrganisationId : (Guid?)null,
                        Service: by.Contains(SavingDimension.Service) ? s.Key.ServiceId : null
                    )
                )
                .OrderBy(g => g.Key)
                .Select(g => new SavingTotal(
                    g.Key.Year,
                    g.Key.Council,
                    g.Key.Service,
                    Money.FromPence(g.Sum(s => s.Planned)),
                    Money.FromPence(g.Sum(s => s.Realised)),
                    g.Any(s => s.Inexact > 0)
                )),
        ];
    }
}

/// <summary>The forecast of new savings.</summary>
/// <param name="Years">New savings, by financial year.</param>
/// <param name="InBaseBudget">How many savings are already in the base budget, and so not new.</param>
/// <param name="InBaseBudgetAnnual">What the savings in the base budget add up to in a year.</param>
/// <param name="ToBeAgreed">How many savings are not split between councils, and so not counted.</param>
internal sealed record SavingsForecast(IReadOnlyList<SavingsYear> Years, int InBaseBudget, Money InBaseBudgetAnnual, int ToBeAgreed);

/// <summary>New savings of all councils in one financial year.</summary>
/// <param name="FinancialYear">The financial year, like 2021/22.</param>
/// <param name="Planned">What the councils plan to save.</param>
/// <param name="Realised">What the councils saved, as far as it is known.</param>
/// <param name="Approximate">Whether one of the amounts is not exact.</param>
internal sealed record SavingsYear(FinancialYear FinancialYear, Money Planned, Money Realised, bool Approximate);

/// <summary>What savings can be grouped by.</summary>
internal enum SavingDimension
{
    /// <summary>The financial year, from 1 April to 31 March.</summary>
    FinancialYear,

    /// <summary>The council that saves.</summary>
    Council,

    /// <summary>The service that is shared.</summary>
    Service,
}

/// <summary>A row of savings that are added up. What the rows are not grouped by is null.</summary>
/// <param name="FinancialYear">The financial year, like 2021/22; null where the rows are not grouped by year.</param>
/// <param name="Planned">What the councils plan to save.</param>
/// <param name="Realised">What the councils saved, as far as it is known.</param>
/// <param name="Approximate">Whether one of the amounts is not exact.</param>
internal sealed record SavingTotal(
    FinancialYear? FinancialYear,
    Guid? CouncilId,
    Guid? ServiceId,
    Money Planned,
    Money Realised,
    bool Approximate
)
{
    /// <summary>The council that saves; null where the rows are not grouped by council.</summary>
    public IDataLoaderResult<Organisation?>? Council(OrganisationBatch organisations) => organisations.Get(CouncilId);

    /// <summary>The service that is shared; null too where no single service is.</summary>
    public IDataLoaderResult<Services.Service?> Service(Batches batches, BackOfficeDb db) => batches.Row<Services.Service>(db, ServiceId);
}
