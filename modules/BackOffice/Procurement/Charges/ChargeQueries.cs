namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>What councils charge one another.</summary>
internal sealed class ChargeQueries
{
    /// <summary>By reference.</summary>
    [Requires(Role.Viewer)]
    public static Task<Connection<Recharge>> Recharges(
        Partnership partnership,
        string? financialYear,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .Recharges.Where(r => r.PartnershipId == partnership.Id && (financialYear == null || r.FinancialYear == financialYear))
            .PageAsync(paging, r => r.Reference, descending: false, cancellationToken);

    /// <summary>What specialists and services cost by the unit, by item, the latest rate last.</summary>
    public static Task<Connection<Rate>> Rates(
        Partnership partnership,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) => db.Rates.Where(r => r.PartnershipId == partnership.Id).PageAsync(paging, r => r.Item, descending: false, cancellationToken);

    /// <summary>What a council owes and is owed for a year, line by line.</summary>
    /// <param name="council">Its code.</param>
    [Requires(Role.Viewer)]
    public static async Task<ChargeStatement> ChargeStatement(
        Partnership partnership,
        string council,
        string financialYear,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var organisation = await mediator.OrganisationAsync(council, cancellationToken, "council");
        var lines = await (
            from s in db.RechargeShares
            join r in db.Recharges on s.RechargeId equals r.Id
            where
                r.PartnershipId == partnership.Id
                && r.FinancialYear == financialYear
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
        var (owes, owed) = (
            lines.Where(l => l.OrganisationId == organisation.Id).ToList(),
            lines.Where(l => l.Recharge.ProviderId == organisation.Id).ToList()
        );
        return new(
            organisation,
            financialYear,
            [.. owes.Select(l => new StatementLine(l.Recharge, l.Recharge.ProviderId, Money.FromPence(l.Pence)))],
            [.. owed.Select(l => new StatementLine(l.Recharge, l.OrganisationId, Money.FromPence(l.Pence)))],
            Money.FromPence(owes.Sum(l => l.Pence)),
            Money.FromPence(owed.Sum(l => l.Pence))
        );
    }

    /// <summary>What the recharges of a year come to between any two councils, beside what each of them says.</summary>
    [Requires(Role.Viewer)]
    public static async Task<IReadOnlyList<Reconciliation>> Reconciliations(
        Partnership partnership,
        string financialYear,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        var charged = await (
            from s in db.RechargeShares
            join r in db.Recharges on s.RechargeId equals r.Id
            where r.PartnershipId == partnership.Id && r.FinancialYear == financialYear && s.OrganisationId != r.ProviderId
            group s by new { r.ProviderId, ClientId = s.OrganisationId } into g
            select new
            {
                g.Key.ProviderId,
                g.Key.ClientId,
                Pence = g.Sum(s => s.Pence),
            }
        ).ToDictionaryAsync(g => (g.ProviderId, g.ClientId), g => g.Pence, cancellationToken);
        var said = (
            await db
                .StatedFigures.AsNoTracking()
                .Where(f => f.PartnershipId == partnership.Id && f.FinancialYear == financialYear)
                .ToListAsync(cancellationToken)
        ).ToLookup(f => (f.ProviderId, f.ClientId));
        return
        [
            .. charged
                .Keys.Concat(said.Select(s => s.Key))
                .Distinct()
                .Order()
                .Select(pair => new Reconciliation(
                    pair.ProviderId,
                    pair.ClientId,
                    Money.FromPence(charged.GetValueOrDefault(pair)),
                    Said(said[pair], pair.ProviderId),
                    Said(said[pair], pair.ClientId)
                )),
        ];
    }

    private static Money? Said(IEnumerable<StatedFigure> figures, Guid side) =>
        figures.FirstOrDefault(f => f.SaidById == side) is { } figure ? Money.FromPence(figure.Pence) : null;
}

/// <summary>What a council owes and is owed for a year.</summary>
/// <param name="Owes">To other councils.</param>
/// <param name="Owed">By other councils.</param>
internal sealed record ChargeStatement(
    Organisation Council,
    string FinancialYear,
    IReadOnlyList<StatementLine> Owes,
    IReadOnlyList<StatementLine> Owed,
    Money TotalOwes,
    Money TotalOwed
)
{
    /// <summary>More than zero where it gets more than it pays.</summary>
    public Money Net => TotalOwed - TotalOwes;
}

/// <summary>A line of a statement.</summary>
internal sealed record StatementLine(Recharge Recharge, Guid OtherId, Money Amount)
{
    /// <summary>The council on the other side.</summary>
    public IDataLoaderResult<Organisation?> Other(Batches batches, IMediator mediator) => batches.Organisation(OtherId, mediator);
}

/// <summary>What two councils say of one another's charges.</summary>
/// <param name="Charged">What the recharges come to.</param>
/// <param name="ProviderSays">Null while it has said nothing.</param>
/// <param name="ClientSays">Null while it has said nothing.</param>
internal sealed record Reconciliation(Guid ProviderId, Guid ClientId, Money Charged, Money? ProviderSays, Money? ClientSays)
{
    /// <summary>Whether both sides say what the recharges come to.</summary>
    public bool Agrees => ProviderSays == Charged && ClientSays == Charged;

    public string Words =>
        Agrees
            ? "Both sides say what was charged."
            : string.Join(" ", new[] { Side("provider", ProviderSays), Side("client", ClientSays) }.Where(s => s.Length > 0));

    public IDataLoaderResult<Organisation?> Provider(Batches batches, IMediator mediator) => batches.Organisation(ProviderId, mediator);

    public IDataLoaderResult<Organisation?> Client(Batches batches, IMediator mediator) => batches.Organisation(ClientId, mediator);

    private string Side(string side, Money? says) =>
        says is not { } said ? $"The {side} has said nothing."
        : said == Charged ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The {side} says {said}, {(said > Charged ? said - Charged : Charged - said)} {(said > Charged ? "more" : "less")} than was charged."
        );
}
