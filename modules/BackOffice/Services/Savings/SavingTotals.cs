namespace CouncilPlatform.BackOffice.Services;

/// <summary>Savings for dashboards: flat rows.</summary>
internal sealed class SavingTotalQueries
{
    /// <summary>New savings added up, by nothing all in one row. What is in the base budget already, or to be agreed, is not in them: <c>savingsForecast</c> tells of it.</summary>
    /// <param name="by">What to group by.</param>
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
        return
        [
            .. (
                await (
                    from a in db.SavingAmounts
                    join s in db.Savings on a.SavingId equals s.Id
                    where s.PartnershipId == partnership.Id && s.Split == SavingSplit.ByCouncil && !s.InBaseBudget
                    group new
                    {
                        a.PlannedPence,
                        a.RealisedPence,
                        Inexact = s.Qualifier == AmountQualifier.Exactly ? 0 : 1,
                    } by new
                    {
                        Year = byYear ? a.FinancialYear : null,
                        CouncilId = byCouncil ? a.OrganisationId : (Guid?)null,
                        ServiceId = byService ? s.ServiceId : null,
                    } into g
                    orderby g.Key.Year, g.Key.CouncilId, g.Key.ServiceId
                    select new
                    {
                        g.Key,
                        Planned = g.Sum(a => a.PlannedPence),
                        Realised = g.Sum(a => a.RealisedPence ?? 0),
                        Inexact = g.Sum(a => a.Inexact),
                    }
                ).ToListAsync(cancellationToken)
            ).Select(g => new SavingTotal(
                g.Key.Year,
                g.Key.CouncilId,
                g.Key.ServiceId,
                Money.FromPence(g.Planned),
                Money.FromPence(g.Realised),
                g.Inexact > 0
            )),
        ];
    }
}

/// <summary>What savings can be added up by.</summary>
internal enum SavingDimension
{
    /// <summary>From 1 April to 31 March.</summary>
    FinancialYear,
    Council,
    Service,
}

/// <summary>A row of savings. What was not grouped by is null.</summary>
/// <param name="FinancialYear">As in "2021/22".</param>
/// <param name="Approximate">Whether one of the savings in it is not exact.</param>
internal sealed record SavingTotal(string? FinancialYear, Guid? CouncilId, Guid? ServiceId, Money Planned, Money Realised, bool Approximate)
{
    public IDataLoaderResult<Organisation?>? Council(Batches batches, IMediator mediator) =>
        CouncilId is { } id ? batches.Organisation(id, mediator) : null;

    /// <summary>Null too for savings that are of no service.</summary>
    public IDataLoaderResult<Services.Service?> Service(Batches batches, BackOfficeDb db) => batches.One<Services.Service>(db, ServiceId);
}
