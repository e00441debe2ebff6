namespace CouncilPlatform.BackOffice.Procurement;

internal sealed class ChargeQueries
{
    /// <summary>What councils of the partnership charge one another, by reference.</summary>
    /// <param name="financialYear">Only recharges of this financial year, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static Task<Connection<Recharge>> Recharges(
        Partnership partnership,
        FinancialYear? financialYear,
        Paging paging,
        BackOfficeDb db
    ) =>
        db.Of<Recharge>(partnership)
            .Where(r => financialYear == null || r.FinancialYear == financialYear)
            .PageAsync(paging, r => r.Reference);

    /// <summary>What specialists and services cost for a unit, by item.</summary>
    public static Task<Connection<Rate>> Rates(Partnership partnership, Paging paging, BackOfficeDb db) =>
        db.Of<Rate>(partnership).PageAsync(paging, r => r.Item);

    /// <summary>What a council owes and is owed for a financial year, line by line.</summary>
    /// <param name="council">The council's code, like E07000143.</param>
    /// <param name="financialYear">The financial year, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static async Task<ChargeStatement> ChargeStatement(
        Partnership partnership,
        string council,
        FinancialYear financialYear,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var organisation = await mediator.OrganisationAsync(council, InputPath.Argument("council"), cancellationToken);
        var lines = await (
            from s in db.Set<RechargeShare>()
            join r in db.Of<Recharge>(partnership) on s.RechargeId equals r.Id
            where
                r.FinancialYear == financialYear
                && (s.OrganisationId == organisation.Id || r.ProviderId == organisation.Id)
                && s.OrganisationId != r.ProviderId
            orderby r.On, r.Reference, s.Id
            select new
            {
                Recharge = r,
                s.OrganisationId,
                s.Pence,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var (owed, owes) = (
            lines.FindAll(l => l.Recharge.ProviderId == organisation.Id),
            lines.FindAll(l => l.OrganisationId == organisation.Id)
        );
        return new(
            organisation,
            financialYear,
            owes.ConvertAll(l => new StatementLine(l.Recharge, l.Recharge.ProviderId, Money.FromPence(l.Pence))),
            owed.ConvertAll(l => new StatementLine(l.Recharge, l.OrganisationId, Money.FromPence(l.Pence))),
            Money.FromPence(owes.Sum(l => l.Pence)),
            Money.FromPence(owed.Sum(l => l.Pence))
        );
    }

    /// <summary>What the recharges of a year add up to between two councils, beside what each of them states.</summary>
    /// <param name="financialYear">The financial year, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static async Task<IReadOnlyList<Reconciliation>> Reconciliations(
        Partnership partnership,
        FinancialYear financialYear,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        var charged = await (
            from s in db.Set<RechargeShare>()
            join r in db.Of<Recharge>(partnership) on s.RechargeId equals r.Id
            where r.FinancialYear == financialYear && s.OrganisationId != r.ProviderId
            group s by new { r.ProviderId, ClientId = s.OrganisationId } into g
            select new
            {
                g.Key.ProviderId,
                g.Key.ClientId,
                Pence = g.Sum(s => s.Pence),
            }
        ).ToDictionaryAsync(g => (g.ProviderId, g.ClientId), g => g.Pence, cancellationToken);
        var stated = (
            await db.Of<StatedFigure>(partnership)
                .AsNoTracking()
                .Where(f => f.FinancialYear == financialYear)
                .ToListAsync(cancellationToken)
        ).ToLookup(f => (f.ProviderId, f.ClientId));
        return
        [
            .. charged
                .Keys.Concat(stated.Select(s => s.Key))
                .Distinct()
                .Order()
                .Select(pair => new Reconciliation(
                    pair.ProviderId,
                    pair.ClientId,
                    Money.FromPence(charged.GetValueOrDefault(pair)),
                    StatedBy(pair.ProviderId, stated[pair]),
                    StatedBy(pair.ClientId, stated[pair])
                )),
        ];
    }

    private static Money? StatedBy(Guid side, IEnumerable<StatedFigure> figures) =>
        figures.FirstOrDefault(f => f.SaidById == side)?.Amount();
}

/// <summary>What a council owes and is owed for a financial year.</summary>
/// <param name="Council">The council that owes and is owed.</param>
/// <param name="FinancialYear">The financial year, like 2021/22.</param>
/// <param name="Owes">What the council owes to others, by day.</param>
/// <param name="Owed">What others owe to the council, by day.</param>
/// <param name="TotalOwes">The sum of what it owes.</param>
/// <param name="TotalOwed">The sum of what it is owed.</param>
internal sealed record ChargeStatement(
    Organisation Council,
    FinancialYear FinancialYear,
    IReadOnlyList<StatementLine> Owes,
    IReadOnlyList<StatementLine> Owed,
    Money TotalOwes,
    Money TotalOwed
)
{
    /// <summary>What the council is owed less what it owes; negative where it owes more.</summary>
    public Money Net => TotalOwed - TotalOwes;
}

/// <summary>A line of a statement: one council's share of a recharge.</summary>
/// <param name="Recharge">The recharge that the line is about.</param>
/// <param name="Amount">The share that the client pays; negative where the recharge reverses another.</param>
internal sealed record StatementLine(Recharge Recharge, Guid OtherId, Money Amount)
{
    /// <summary>The council on the other side.</summary>
    public IDataLoaderResult<Organisation?> Other(OrganisationBatch organisations) => organisations.Get(OtherId);
}

/// <summary>What two councils state about the charges between them.</summary>
/// <param name="Charged">What the recharges add up to.</param>
/// <param name="ProviderSays">What the provider states; null while it has stated nothing.</param>
/// <param name="ClientSays">What the client states; null while it has stated nothing.</param>
internal sealed record Reconciliation(Guid ProviderId, Guid ClientId, Money Charged, Money? ProviderSays, Money? ClientSays)
{
    /// <summary>Whether both sides state what the recharges add up to.</summary>
    public bool Agrees => ProviderSays == Charged && ClientSays == Charged;

    /// <summary>The comparison as a sentence to show, with the differences.</summary>
    public string Words =>
        Agrees
            ? "Both sides state what was charged."
            : string.Join(" ", Differences("provider", ProviderSays).Concat(Differences("client", ClientSays)));

    /// <summary>The council that delivers.</summary>
    public IDataLoaderResult<Organisation?> Provider(OrganisationBatch organisations) => organisations.Get(ProviderId);

    /// <summary>The council that pays.</summary>
    public IDataLoaderResult<Organisation?> Client(OrganisationBatch organisations) => organisations.Get(ClientId);

    private IEnumerable<string> Differences(string side, Money? stated)
    {
        if (stated is not { } amount)
        {
            yield return $"The {side} has stated nothing.";
        }
        else if (amount != Charged)
        {
            var difference = amount > Charged ? $"{amount - Charged} more" : $"{Charged - amount} less";
            yield return $"The {side} states {amount}, {difference} than was charged.";
        }
    }
}
