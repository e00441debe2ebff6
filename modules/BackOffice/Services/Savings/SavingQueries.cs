namespace CouncilPlatform.BackOffice.Services;

/// <summary>What sharing saves.</summary>
internal sealed class SavingQueries
{
    /// <summary>Savings, by slug.</summary>
    public static Task<Connection<Saving>> Savings(
        Partnership partnership,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) => db.Savings.Where(s => s.PartnershipId == partnership.Id).PageAsync(paging, s => s.Slug, descending: false, cancellationToken);

    /// <summary>The saving with a slug, or null.</summary>
    public static Task<Saving?> Saving(Partnership partnership, string slug, BackOfficeDb db, CancellationToken cancellationToken) =>
        db.Savings.AsNoTracking().SingleOrDefaultAsync(s => s.PartnershipId == partnership.Id && s.Slug == slug, cancellationToken);

    /// <summary>What new savings come to, by year. What is in the base budget already, or to be agreed, is told apart and not counted.</summary>
    public static async Task<SavingsForecast> SavingsForecast(Partnership partnership, BackOfficeDb db, CancellationToken cancellationToken)
    {
        var years = await (
            from a in db.SavingAmounts
            join s in db.Savings on a.SavingId equals s.Id
            where s.PartnershipId == partnership.Id && s.Split == SavingSplit.ByCouncil
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
        var apart = await db
            .Savings.Where(s => s.PartnershipId == partnership.Id && (s.Split == SavingSplit.ToBeAgreed || s.InBaseBudget))
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
                    .GroupBy(y => y.FinancialYear, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
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

/// <summary>What new savings come to.</summary>
/// <param name="InBaseBudget">How many savings budgets count on already: none of them is new.</param>
/// <param name="InBaseBudgetAnnual">What those come to in a year.</param>
/// <param name="ToBeAgreed">How many savings no council has a share of yet: none of them is counted.</param>
internal sealed record SavingsForecast(IReadOnlyList<SavingsYear> Years, int InBaseBudget, Money InBaseBudgetAnnual, int ToBeAgreed);

/// <summary>New savings of one year, every council's together.</summary>
/// <param name="Approximate">Whether one of them is not exact.</param>
internal sealed record SavingsYear(string FinancialYear, Money Planned, Money Realised, bool Approximate);
