namespace CouncilPlatform.BackOffice.Procurement;

/// <param name="Provider">The code of the council that delivers.</param>
/// <param name="Item">As in "Employment solicitor".</param>
/// <param name="Unit">As in "hour".</param>
/// <param name="EffectiveFrom">The first day on which it counts.</param>
internal sealed record SetRateInput(string Partnership, string Provider, string Item, string Unit, Money Amount, DateOnly EffectiveFrom)
    : IPartnershipInput;

/// <param name="Provider">The code of the council that delivers.</param>
/// <param name="Amount">What is divided.</param>
/// <param name="Shares">Each client with its part of the driver.</param>
internal sealed record RechargeInput(
    string Partnership,
    string Reference,
    string Title,
    string Provider,
    string FinancialYear,
    DateOnly On,
    Money Amount,
    RechargeDriver Driver,
    IReadOnlyList<DriverShareInput> Shares
) : IPartnershipInput;

/// <param name="Client">The code of the council that pays.</param>
/// <param name="Weight">How much of the driver is this council's: 0 to 1,000,000,000.</param>
internal sealed record DriverShareInput(string Client, int Weight);

/// <param name="Provider">The code of the council that delivers.</param>
/// <param name="Client">The code of the council that pays.</param>
/// <param name="Item">An item of the provider's rate card.</param>
/// <param name="Quantity">Exact text with at most two decimals, as in "7.5".</param>
internal sealed record ChargeByRateInput(
    string Partnership,
    string Reference,
    string Title,
    string Provider,
    string Client,
    string Item,
    string Quantity,
    string FinancialYear,
    DateOnly On
) : IPartnershipInput;

/// <param name="Reference">Of the reversal.</param>
internal sealed record ReverseRechargeInput(string Partnership, GlobalId Recharge, string Reference, DateOnly On, string Reason)
    : IPartnershipInput;

/// <param name="SaidBy">The code of the side that says so: provider or client.</param>
/// <param name="Version">Of the figure that is there, as you saw it; a stale one is refused.</param>
internal sealed record StateFigureInput(
    string Partnership,
    string Provider,
    string Client,
    string SaidBy,
    string FinancialYear,
    Money Amount,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <summary>What councils charge one another.</summary>
internal sealed class ChargeMutations
{
    private const long MostPence = 100_000_000_000_000;
    private const int MostShares = 100;

    [Requires(Role.Officer)]
    public static async Task<Rate> SetRate(
        SetRateInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Item, 200, "input", "item")
            .Text(input.Unit, 100, "input", "unit")
            .NotNegative(input.Amount, "input", "amount")
            .Check();
        var provider = await mediator.OrganisationAsync(input.Provider, cancellationToken, "input", "provider");
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.Rates.AnyAsync(
                            r =>
                                r.PartnershipId == partnership.Id
                                && r.ProviderId == provider.Id
                                && r.Item == input.Item
                                && r.EffectiveFrom == input.EffectiveFrom,
                            ct
                        ),
                        RuleCodes.AlreadyExists,
                        $"{input.Item} has a rate from {input.EffectiveFrom:yyyy-MM-dd} already. What was charged by it stays: set the next from a later day.",
                        "input",
                        "effectiveFrom"
                    )
                    .Check();
                var rate = new Rate
                {
                    PartnershipId = partnership.Id,
                    ProviderId = provider.Id,
                    Item = input.Item,
                    Unit = input.Unit,
                    EffectiveFrom = input.EffectiveFrom,
                    Pence = input.Amount.MinorUnits,
                };
                db.Add(rate);
                db.Audit(
                    "setRate",
                    rate,
                    partnership.Id,
                    $"{provider.Name}, {rate.Item}: {input.Amount} a {rate.Unit} from {rate.EffectiveFrom:yyyy-MM-dd}"
                );
                return rate;
            },
            cancellationToken
        );
    }

    /// <summary>Divides a cost between councils by a driver, to the penny.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recharge> AddRecharge(
        RechargeInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var rules = Check(input.Reference, input.Title, input.FinancialYear, input.On)
            .Require(
                input.Amount.MinorUnits is > 0 and <= MostPence,
                RuleCodes.Invalid,
                "An amount is more than nothing and at most a million million pounds. To take a recharge back: reverseRecharge.",
                "input",
                "amount"
            )
            .Require(input.Driver != RechargeDriver.Rate, RuleCodes.Invalid, "A charge by rate is chargeByRate.", "input", "driver")
            .Require(input.Shares.Count is >= 1 and <= MostShares, RuleCodes.Invalid, $"1 to {MostShares} councils pay.", "input", "shares")
            .Require(input.Shares.Any(s => s.Weight > 0), RuleCodes.Invalid, "Nobody has a part of the driver.", "input", "shares");
        foreach (var (index, share) in input.Shares.Index())
        {
            rules.Require(
                share.Weight is >= 0 and <= 1_000_000_000,
                RuleCodes.Invalid,
                "Write 0 to 1,000,000,000.",
                "input",
                "shares",
                index.ToString(CultureInfo.InvariantCulture),
                "weight"
            );
        }

        rules.Check();
        var provider = await mediator.OrganisationAsync(input.Provider, cancellationToken, "input", "provider");
        var clients = await mediator.OrganisationsAsync([.. input.Shares.Select(s => s.Client)], cancellationToken, "input", "shares");
        var amounts = MoneySplit.Of(input.Amount, [.. clients.Zip(input.Shares, (c, s) => (c.Code(), (long)s.Weight))]);
        return await SaveAsync(
            db,
            partnership,
            new()
            {
                PartnershipId = partnership.Id,
                ProviderId = provider.Id,
                Reference = input.Reference,
                Title = input.Title,
                FinancialYear = input.FinancialYear,
                On = input.On,
                Pence = input.Amount.MinorUnits,
                Driver = input.Driver,
                Note =
                    $"Divided by {TableWords.Of(input.Driver).ToLowerInvariant()}: {string.Join(", ", clients.Zip(input.Shares, (c, s) => string.Create(CultureInfo.InvariantCulture, $"{c.Name} {s.Weight}")))}"
                        is { Length: > 500 } note
                        ? note[..500]
                        : $"Divided by {TableWords.Of(input.Driver).ToLowerInvariant()}",
            },
            [.. clients.Select((c, index) => (c.Id, (long)input.Shares[index].Weight, amounts[index].MinorUnits))],
            "addRecharge",
            cancellationToken
        );
    }

    /// <summary>Charges a council for a specialist or service by the rate of the day, to the penny, half a penny rounded up.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recharge> ChargeByRate(
        ChargeByRateInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var quantity = 0m;
        Check(input.Reference, input.Title, input.FinancialYear, input.On)
            .Require(
                input.Quantity.Length is > 0 and <= 12
                    && char.IsAsciiDigit(input.Quantity[0])
                    && char.IsAsciiDigit(input.Quantity[^1])
                    && decimal.TryParse(input.Quantity, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out quantity)
                    && quantity > 0
                    && decimal.Truncate(quantity * 100) == quantity * 100
                    && quantity <= 1_000_000,
                RuleCodes.Invalid,
                $"\"{input.Quantity}\" is no quantity. Write more than 0 and at most 1,000,000 with at most two decimals, as in 7.5.",
                "input",
                "quantity"
            )
            .Check();
        var (provider, client) = (
            await mediator.OrganisationAsync(input.Provider, cancellationToken, "input", "provider"),
            await mediator.OrganisationAsync(input.Client, cancellationToken, "input", "client")
        );
        var rate =
            await db
                .Rates.AsNoTracking()
                .Where(r =>
                    r.PartnershipId == partnership.Id && r.ProviderId == provider.Id && r.Item == input.Item && r.EffectiveFrom <= input.On
                )
                .OrderByDescending(r => r.EffectiveFrom)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{provider.Name} has no rate for \"{input.Item}\" on {input.On:yyyy-MM-dd}. Set it: setRate.",
                "input",
                "item"
            );
        var pence = (long)Math.Round(rate.Pence * quantity, 0, MidpointRounding.AwayFromZero);
        return await SaveAsync(
            db,
            partnership,
            new()
            {
                PartnershipId = partnership.Id,
                ProviderId = provider.Id,
                Reference = input.Reference,
                Title = input.Title,
                FinancialYear = input.FinancialYear,
                On = input.On,
                Pence = pence,
                Driver = RechargeDriver.Rate,
                Note = $"{input.Quantity} × {Money.FromPence(rate.Pence)} a {rate.Unit}, the rate from {rate.EffectiveFrom:yyyy-MM-dd}",
            },
            [(client.Id, 1, pence)],
            "chargeByRate",
            cancellationToken
        );
    }

    /// <summary>Takes a recharge back: its opposite is charged, and both stay.</summary>
    [Requires(Role.Approver)]
    public static async Task<Recharge> ReverseRecharge(
        ReverseRechargeInput input,
        Partnership partnership,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reference, 60, "input", "reference").Text(input.Reason, 400, "input", "reason").Check();
        var original = await db.RequireAsync<Recharge>(partnership, input.Recharge, cancellationToken, "input", "recharge");
        db.ChangeTracker.Clear();
        new Rules()
            .Require(original.ReversesId is null, RuleCodes.Invalid, "It reverses another itself. Charge anew.", "input", "recharge")
            .Require(
                !await db.Recharges.AnyAsync(r => r.ReversesId == original.Id, cancellationToken),
                "REVERSED",
                "It was reversed already.",
                "input",
                "recharge"
            )
            .Require(
                input.On >= original.On,
                RuleCodes.Invalid,
                $"It is reversed after it was charged on {original.On:yyyy-MM-dd}.",
                "input",
                "on"
            )
            .Check();
        var shares = await db
            .RechargeShares.AsNoTracking()
            .Where(s => s.RechargeId == original.Id)
            .OrderBy(s => s.Place)
            .ToListAsync(cancellationToken);
        return await SaveAsync(
            db,
            partnership,
            new()
            {
                PartnershipId = partnership.Id,
                ProviderId = original.ProviderId,
                ReversesId = original.Id,
                Reference = input.Reference,
                Title = "Reversal: " + (original.Title.Length <= 290 ? original.Title : original.Title[..290]),
                FinancialYear = original.FinancialYear,
                On = input.On,
                Pence = -original.Pence,
                Driver = original.Driver,
                Note = input.Reason,
            },
            [.. shares.Select(s => (s.OrganisationId, s.Weight, -s.Pence))],
            "reverseRecharge",
            cancellationToken
        );
    }

    /// <summary>Records what one side says that a client owes a provider for a year, to be compared with the other side and with the recharges.</summary>
    [Requires(Role.Officer)]
    public static async Task<StatedFigure> StateFigure(
        StateFigureInput input,
        Partnership partnership,
        BackOfficeDb db,
        Caller caller,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .OptionalText(input.Note, 500, "input", "note")
            .FinancialYear(input.FinancialYear, "input", "financialYear")
            .Require(
                Math.Abs(input.Amount.MinorUnits) <= MostPence,
                RuleCodes.Invalid,
                "An amount is at most a million million pounds.",
                "input",
                "amount"
            )
            .Require(
                input.SaidBy == input.Provider || input.SaidBy == input.Client,
                RuleCodes.Invalid,
                "The provider or the client says so: write the code of one of them.",
                "input",
                "saidBy"
            )
            .Check();
        var sides = await mediator.OrganisationsAsync([input.Provider, input.Client], cancellationToken, "input");
        var saidBy = input.SaidBy == input.Provider ? sides[0] : sides[1];
        new Rules()
            .Require(
                caller.Organisation is null || caller.ActsFor(saidBy.Id),
                "NOT_YOUR_COUNCIL",
                $"You act for another council. {saidBy.Name} speaks for itself.",
                "input",
                "saidBy"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var there = await db
                    .StatedFigures.Where(f =>
                        f.PartnershipId == partnership.Id
                        && f.FinancialYear == input.FinancialYear
                        && f.ProviderId == sides[0].Id
                        && f.ClientId == sides[1].Id
                        && f.SaidById == saidBy.Id
                    )
                    .Select(f => (Guid?)f.Id)
                    .SingleOrDefaultAsync(ct);
                var figure = there is { } id
                    ? await db.HoldAsync<StatedFigure>(partnership, id, input.Version, ct)
                    : new()
                    {
                        PartnershipId = partnership.Id,
                        FinancialYear = input.FinancialYear,
                        ProviderId = sides[0].Id,
                        ClientId = sides[1].Id,
                        SaidById = saidBy.Id,
                    };
                (figure.Pence, figure.Note) = (input.Amount.MinorUnits, input.Note);
                if (there is null)
                {
                    db.Add(figure);
                }

                db.Audit("stateFigure", figure, partnership.Id, $"{saidBy.Name}, {input.FinancialYear}: {input.Amount}");
                return figure;
            },
            cancellationToken
        );
    }

    private static Rules Check(string reference, string title, string year, DateOnly on) =>
        new Rules()
            .Text(reference, 60, "input", "reference")
            .Text(title, 300, "input", "title")
            .FinancialYear(year, "input", "financialYear")
            .Require(
                !FinancialYears.IsYear(year) || on >= new DateOnly(int.Parse(year[..4], CultureInfo.InvariantCulture), 4, 1),
                RuleCodes.Invalid,
                $"{on:yyyy-MM-dd} is before {year} begins.",
                "input",
                "on"
            );

    private static Task<Recharge> SaveAsync(
        BackOfficeDb db,
        Partnership partnership,
        Recharge recharge,
        IReadOnlyList<(Guid Client, long Weight, long Pence)> shares,
        string action,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.Recharges.AnyAsync(r => r.PartnershipId == partnership.Id && r.Reference == recharge.Reference, ct),
                        RuleCodes.AlreadyExists,
                        $"The recharge \"{recharge.Reference}\" is there already.",
                        "input",
                        "reference"
                    )
                    .Check();
                db.Add(recharge);
                db.AddRange(
                    shares.Select(
                        (s, index) =>
                            new RechargeShare
                            {
                                RechargeId = recharge.Id,
                                OrganisationId = s.Client,
                                Weight = s.Weight,
                                Pence = s.Pence,
                                Place = index,
                            }
                    )
                );
                db.Audit(action, recharge, partnership.Id, $"{recharge.Reference}: {Money.FromPence(recharge.Pence)}");
                return recharge;
            },
            cancellationToken
        );
}
