namespace CouncilPlatform.BackOffice.Services;

/// <summary>What sharing saves.</summary>
internal sealed class SavingQueries
{
    /// <summary>Savings, by short name.</summary>
    public static Task<Connection<Saving>> Savings(
        Partnership partnership,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) => db.Of<Saving>(partnership).PageAsync(paging, s => s.Slug, descending: false, cancellationToken);

    /// <summary>The saving with a short name; null where there is none.</summary>
    /// <param name="slug">The saving's short name, like shared-management.</param>
    public static Task<Saving?> Saving(Partnership partnership, string slug, BackOfficeDb db, CancellationToken cancellationToken) =>
        db.Of<Saving>(partnership).AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, cancellationToken);

    /// <summary>
    /// New savings, by financial year. What is already in the base budget, or to be agreed, is shown separately and not counted.
    /// </summary>
    public static async Task<SavingsForecast> SavingsForecast(Partnership partnership, BackOfficeDb db, CancellationToken cancellationToken)
    {
        var years = await (
            from a in db.Set<SavingAmount>()
            join s in db.Of<Saving>(partnership) on a.SavingId equals s.Id
            where s.Split == SavingSplit.ByCouncil
            group a by new
            {
                a.FinancialYear,
                s.InBaseBudget,
                Exact = s.Qualifier == AmountQualifier.Exactly,
            } into g
            select new
            {
                g.Key.FinancialYear,
                g.Key.InBaseBudget,
                g.Key.Exact,
                Planned = g.Sum(a => a.PlannedPence),
                Realised = g.Sum(a => a.RealisedPence ?? 0),
            }
        ).ToListAsync(cancellationToken);
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
            [
                .. years
                    .Where(y => !y.InBaseBudget)
                    .GroupBy(y => y.FinancialYear)
                    .OrderBy(g => g.Key)
                    .Select(g => new SavingsYear(
                        g.Key,
                        Money.FromPence(g.Sum(y => y.Planned)),
                        Money.FromPence(g.Sum(y => y.Realised)),
                        g.Any(y => !y.Exact)
                    )),
            ],
            based?.Count ?? 0,
            Money.FromPence(based?.Pence ?? 0),
            open?.Count ?? 0
        );
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
