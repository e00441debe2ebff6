namespace CouncilPlatform.BackOffice.Procurement;

/// <param name="Provider">The code of the council that delivers.</param>
internal sealed record SetRateInput(string Partnership, string Provider, string Item, string Unit, Money Amount, DateOnly EffectiveFrom)
    : IPartnershipInput;

/// <param name="Provider">The code of the council that delivers.</param>
/// <param name="Amount">The amount to divide.</param>
/// <param name="Shares">Each client with its part of the driver.</param>
internal sealed record RechargeInput(
    string Partnership,
    string Reference,
    string Title,
    string Provider,
    FinancialYear FinancialYear,
    DateOnly On,
    Money Amount,
    RechargeDriver Driver,
    IReadOnlyList<DriverShareInput> Shares
) : IPartnershipInput
{
    private const int MaxShares = 100;

    internal void Check()
    {
        var at = InputPath.Of("shares");
        var rules = ChargeMutations
            .Check(Reference, Title, FinancialYear, On)
            .Require(
                Amount.MinorUnits > 0 && SaveSavingInput.IsAmount(Amount),
                RuleCodes.Invalid,
                "Enter an amount of more than £0 and at most a million million pounds. To take a recharge back, reverse it.",
                Amount
            )
            .Require(Driver != RechargeDriver.Rate, RuleCodes.Invalid, "Charge by a rate separately, or choose another driver.", Driver)
            .Require(Shares.Count is >= 1 and <= MaxShares, RuleCodes.Invalid, $"Enter 1 to {MaxShares} councils.", at)
            .Require(Shares.Any(s => s.Weight > 0), RuleCodes.Invalid, "Enter a part of more than 0 for at least one council.", at);
        foreach (var (index, share) in Shares.Index())
        {
            rules.Require(
                share.Weight is >= 0 and <= 1_000_000_000,
                RuleCodes.Invalid,
                "Enter 0 to 1,000,000,000.",
                at.Within(index, "weight")
            );
        }

        rules.Check();
    }
}

/// <param name="Client">The code of the council that pays.</param>
/// <param name="Weight">The council's part of the driver: 0 to 1,000,000,000.</param>
internal sealed record DriverShareInput(string Client, int Weight);

/// <param name="Provider">The code of the council that delivers.</param>
/// <param name="Client">The code of the council that pays.</param>
/// <param name="Item">An item of the provider's rate card.</param>
/// <param name="Quantity">Exact text with at most two decimals, like 7.5.</param>
internal sealed record ChargeByRateInput(
    string Partnership,
    string Reference,
    string Title,
    string Provider,
    string Client,
    string Item,
    string Quantity,
    FinancialYear FinancialYear,
    DateOnly On
) : IPartnershipInput
{
    /// <summary>Checks the input and reads the quantity.</summary>
    internal decimal Check()
    {
        var isNumber = decimal.TryParse(Quantity, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity);
        ChargeMutations
            .Check(Reference, Title, FinancialYear, On)
            .Require(
                isNumber
                    && Quantity.Length <= 12
                    && char.IsAsciiDigit(Quantity[0])
                    && char.IsAsciiDigit(Quantity[^1])
                    && quantity is > 0 and <= 1_000_000
                    && decimal.Truncate(quantity * 100) == quantity * 100,
                RuleCodes.Invalid,
                $"\"{Quantity}\" is not a quantity. Enter more than 0 and at most 1,000,000, with at most two decimals, like 7.5.",
                Quantity
            )
            .Check();
        return quantity;
    }
}

/// <param name="Recharge">The recharge to reverse.</param>
/// <param name="Reference">The reference of the reversal.</param>
/// <param name="Reason">Why it is reversed.</param>
internal sealed record ReverseRechargeInput(string Partnership, GlobalId Recharge, string Reference, DateOnly On, string Reason)
    : IPartnershipInput;

/// <param name="Provider">The code of the council that delivers.</param>
/// <param name="Client">The code of the council that pays.</param>
/// <param name="SaidBy">The code of the side that states it: the provider or the client.</param>
internal sealed record StateFigureInput(
    string Partnership,
    string Provider,
    string Client,
    string SaidBy,
    FinancialYear FinancialYear,
    Money Amount,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <summary>What councils charge one another.</summary>
internal sealed class ChargeMutations
{
    /// <summary>Adds a rate to a provider's rate card. What was charged by an earlier rate stays.</summary>
    [Requires(Role.Officer)]
    public static async Task<Rate> SetRate(SetRateInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Item, 200).Text(input.Unit, 100).NotNegative(input.Amount).Check();
        var provider = await change.OrganisationAsync(input.Provider);
        var rates = change.Of<Rate>().Where(r => r.ProviderId == provider.Id && r.Item == input.Item);
        new Rules()
            .Require(
                !await rates.AnyAsync(r => r.EffectiveFrom == input.EffectiveFrom, change.Cancellation),
                RuleCodes.AlreadyExists,
                $"{input.Item} already has a rate from {input.EffectiveFrom:d MMMM yyyy}. Choose a later day for the next rate.",
                input.EffectiveFrom
            )
            .Check();
        var rate = change.Add(
            new Rate
            {
                PartnershipId = change.Partnership.Id,
                ProviderId = provider.Id,
                Item = input.Item,
                Unit = input.Unit,
                EffectiveFrom = input.EffectiveFrom,
                Pence = input.Amount.MinorUnits,
            }
        );
        return change.Done(rate, $"{provider.Name}, {rate.Item}: {input.Amount} a {rate.Unit} from {rate.EffectiveFrom:yyyy-MM-dd}");
    }

    /// <summary>Divides a cost between councils by a driver, to the penny.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recharge> AddRecharge(RechargeInput input, Change<BackOfficeDb> change)
    {
        input.Check();
        var provider = await change.OrganisationAsync(input.Provider);
        var clients = await change.OrganisationsAsync([.. input.Shares.Select(s => s.Client)], InputPath.Of("shares"));
        var amounts = MoneySplit.Of(input.Amount, [.. clients.Zip(input.Shares, (c, s) => (c.Code(), (long)s.Weight))]);
        return await AddAsync(
            change,
            Recharge.From(input, change.Partnership, provider),
            [.. clients.Select((c, i) => (c.Id, (long)input.Shares[i].Weight, amounts[i].MinorUnits))]
        );
    }

    /// <summary>Charges a council for a specialist or service by the rate of the day, to the penny: half a penny is rounded up.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recharge> ChargeByRate(ChargeByRateInput input, Change<BackOfficeDb> change)
    {
        var quantity = input.Check();
        var (provider, client) = (await change.OrganisationAsync(input.Provider), await change.OrganisationAsync(input.Client));
        var rate =
            await change
                .Of<Rate>()
                .Where(r => r.ProviderId == provider.Id && r.Item == input.Item && r.EffectiveFrom <= input.On)
                .OrderByDescending(r => r.EffectiveFrom)
                .FirstOrDefaultAsync(change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{provider.Name} has no rate for \"{input.Item}\" on {input.On:d MMMM yyyy}. Add the rate first.",
                input.Item
            );
        var pence = (long)Math.Round(rate.Pence * quantity, 0, MidpointRounding.AwayFromZero);
        return await AddAsync(change, Recharge.From(input, rate, pence), [(client.Id, 1, pence)]);
    }

    /// <summary>Reverses a recharge: its opposite is charged, and both stay.</summary>
    [Requires(Role.Approver)]
    public static async Task<Recharge> ReverseRecharge(ReverseRechargeInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Reference, 60).Text(input.Reason, 400).Check();
        var original = await change.FindAsync<Recharge>(input.Recharge);
        var reversed = await change.Of<Recharge>().AnyAsync(r => r.ReversesId == original.Id, change.Cancellation);
        var reversal = original.Reverse(input, reversed);
        var shares = change.Db.Set<RechargeShare>().AsNoTracking().Where(s => s.RechargeId == original.Id).OrderBy(s => s.SortOrder);
        return await AddAsync(
            change,
            reversal,
            [.. (await shares.ToListAsync(change.Cancellation)).Select(s => (s.OrganisationId, s.Weight, -s.Pence))]
        );
    }

    /// <summary>
    /// Records what one side states that a client owes a provider for a year, to compare it with the other side and with the recharges.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<StatedFigure> StateFigure(StateFigureInput input, Change<BackOfficeDb> change)
    {
        new Rules()
            .OptionalText(input.Note, 500)
            .Require(SaveSavingInput.IsChange(input.Amount), RuleCodes.Invalid, SaveSavingInput.ChangeFault, input.Amount)
            .Require(
                input.SaidBy == input.Provider || input.SaidBy == input.Client,
                RuleCodes.Invalid,
                "Enter the code of the provider or of the client.",
                input.SaidBy
            )
            .Check();
        var sides = await change.OrganisationsAsync([input.Provider, input.Client], InputPath.Of());
        var (provider, client, saidBy) = (sides[0].Id, sides[1].Id, input.SaidBy == input.Provider ? sides[0] : sides[1]);
        change.RequireActsFor(saidBy, input.SaidBy);
        var figure = await change.LockOrAddAsync(
            f => f.FinancialYear == input.FinancialYear && f.ProviderId == provider && f.ClientId == client && f.SaidById == saidBy.Id,
            input.Version,
            () =>
                new StatedFigure
                {
                    PartnershipId = change.Partnership.Id,
                    FinancialYear = input.FinancialYear,
                    ProviderId = provider,
                    ClientId = client,
                    SaidById = saidBy.Id,
                }
        );
        (figure.Pence, figure.Note) = (input.Amount.MinorUnits, input.Note);
        return change.Done(figure, $"{saidBy.Name}, {input.FinancialYear}: {input.Amount}");
    }

    internal static Rules Check(string reference, string title, FinancialYear year, DateOnly on) =>
        new Rules()
            .Text(reference, 60)
            .Text(title, 300)
            .Require(
                on >= year.First,
                RuleCodes.Invalid,
                $"{on:d MMMM yyyy} is before the financial year {year}. Enter a later day, or another year.",
                on
            );

    private static async Task<Recharge> AddAsync(
        Change<BackOfficeDb> change,
        Recharge recharge,
        IReadOnlyList<(Guid Client, long Weight, long Pence)> shares
    )
    {
        new Rules()
            .Require(
                !await change.Of<Recharge>().AnyAsync(r => r.Reference == recharge.Reference, change.Cancellation),
                RuleCodes.AlreadyExists,
                $"The recharge \"{recharge.Reference}\" already exists. Enter another reference.",
                InputPath.Of("reference")
            )
            .Check();
        change.Add(recharge);
        change.AddRange(shares.Select((s, index) => RechargeShare.Of(recharge, s.Client, s.Weight, s.Pence, index)));
        return change.Done(recharge, $"{recharge.Reference}: {recharge.Amount()}");
    }
}
