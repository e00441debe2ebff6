namespace CouncilPlatform.BackOffice.Services;

/// <summary>Savings for dashboards: flat rows.</summary>
internal sealed class SavingTotalQueries
{
    /// <summary>
    /// New savings added up; grouped by nothing, they are one row. What is already in the base budget, or to be agreed, is not counted.
    /// </summary>
    /// <param name="by">What to group by, like FINANCIAL_YEAR.</param>
    public static async Task<IReadOnlyList<SavingTotal>> SavingTotals(
        Partnership partnership,
        IReadOnlyList<SavingDimension> by,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        var (byYear, byCouncil, byService) = (
            by.Contains(SavingDimension.FinancialYear),
            by.Contains(SavingDimension.Council),
            by.Contains(SavingDimension.Service)
        );
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
                        Year: byYear ? s.Key.FinancialYear : (FinancialYear?)null,
                        Council: byCouncil ? s.Key.OrganisationId : (Guid?)null,
                        Service: byService ? s.Key.ServiceId : null
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

/// <summary>A row of savings. What was not grouped by is null.</summary>
/// <param name="FinancialYear">The financial year, like 2021/22.</param>
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
    /// <summary>The council that saves.</summary>
    public IDataLoaderResult<Organisation?>? Council(Batches batches, IMediator mediator) =>
        CouncilId is { } id ? batches.Organisation(id, mediator) : null;

    /// <summary>The service that is shared; null too where it is none in particular.</summary>
    public IDataLoaderResult<Services.Service?> Service(Batches batches, BackOfficeDb db) => batches.Row<Services.Service>(db, ServiceId);
}
