namespace CouncilPlatform.BackOffice.Procurement;

internal abstract record ProviderInput : PartnershipInput
{
    /// <summary>The code of the council that delivers, like E07000143.</summary>
    [CodeOf<Organisation>]
    public required string Provider { get; init; }
}

internal abstract record ChargeInput : ProviderInput
{
    public required string Reference { get; init; }

    public required string Title { get; init; }

    public required FinancialYear FinancialYear { get; init; }

    public required DateOnly On { get; init; }
}

internal sealed record SetRateInput(string Item, string Unit, Money Amount, DateOnly EffectiveFrom) : ProviderInput;

/// <param name="Amount">The amount to divide, more than £0.</param>
/// <param name="Shares">Each of the 1 to 100 clients with its part of the driver.</param>
internal sealed record RechargeInput(Money Amount, RechargeDriver Driver, IReadOnlyList<DriverShareInput> Shares) : ChargeInput
{
    internal void Check()
    {
        var at = InputPath.Of("shares");
        var rules = ChargeMutations
            .Check(this)
            .Valid(
                Amount.MinorUnits > 0 && ((Money?)Amount).IsAmount(),
                "Enter an amount of more than £0 and at most a million million pounds. To take a recharge back, reverse it.",
                Amount
            )
            .Valid(Driver != RechargeDriver.Rate, "Charge by a rate separately, or choose another driver.", Driver)
            .Range(Shares.Count, 1, 100, "councils", at)
            .Valid(Shares.Any(s => s.Weight > 0), "Enter a part of more than 0 for at least one council.", at);
        foreach (var (index, share) in Shares.Index())
        {
            rules.Range(share.Weight, 0, 1_000_000_000, at: at.Within(index, "weight"));
        }

        rules.Check();
    }
}

/// <summary>A council that pays, with its part of the driver.</summary>
/// <param name="Client">The code of the council that pays, like E07000140.</param>
/// <param name="Weight">The council's part of the driver, like 120 people: 0 to 1,000,000,000.</param>
internal sealed record DriverShareInput([CodeOf<Organisation>] string Client, int Weight);

/// <param name="Client">The code of the council that pays, like E07000140.</param>
/// <param name="Item">An item of the provider's rate card, like Employment solicitor.</param>
/// <param name="Quantity">How many units, with at most two decimals, like 7.5.</param>
internal sealed record ChargeByRateInput([CodeOf<Organisation>] string Client, string Item, string Quantity) : ChargeInput
{
    internal decimal Check()
    {
        var isNumber = Percents.TryRead(Quantity, out var hundredths, max: 1_000_000);
        ChargeMutations
            .Check(this)
            .Valid(
                isNumber && hundredths > 0,
                $"\"{Quantity}\" is not a quantity. Enter more than 0 and at most 1,000,000, with at most two decimals, like 7.5.",
                Quantity
            )
            .Check();
        return hundredths / 100m;
    }
}

/// <param name="Reference">The reference of the reversal, unique in the partnership.</param>
/// <param name="On">The day on which it is reversed, not before the recharge.</param>
/// <param name="Reason">Why it is reversed.</param>
internal sealed record ReverseRechargeInput(GlobalId Recharge, string Reference, DateOnly On, string Reason) : PartnershipInput;

/// <param name="Client">The code of the council that pays, like E07000140.</param>
/// <param name="SaidBy">The code of the side that states it: the provider or the client.</param>
internal sealed record StateFigureInput(
    [CodeOf<Organisation>] string Client,
    [CodeOf<Organisation>] string SaidBy,
    FinancialYear FinancialYear,
    Money Amount,
    string? Note,
    int? Version
) : ProviderInput;

internal sealed class ChargeMutations
{
    /// <summary>Adds a rate to a provider's rate card. What was charged by an earlier rate stays.</summary>
    [Requires(Role.Officer)]
    public static async Task<Rate> SetRate(SetRateInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Item, 200).Text(input.Unit, 100).NotNegative(input.Amount).Check();
        var provider = await change.OrganisationAsync(input.Provider);
        await change.RequireNewAsync<Rate>(
            r => r.ProviderId == provider.Id && r.Item == input.Item && r.EffectiveFrom == input.EffectiveFrom,
            $"for {input.Item} from {input.EffectiveFrom:d MMMM yyyy}",
            InputPath.Of("effectiveFrom")
        );
        var rate = change.Add(
            new Rate
            {
                ProviderId = provider.Id,
                Item = input.Item,
                Unit = input.Unit,
                EffectiveFrom = input.EffectiveFrom,
                Pence = input.Amount.MinorUnits,
            }
        );
        await change.RequireOwnerAsync(rate, InputPath.Of("provider"));
        return change.Done(rate, $"{provider.Name}, {rate.Item}: {input.Amount} a {rate.Unit} from {rate.EffectiveFrom:yyyy-MM-dd}");
    }

    /// <summary>Divides a cost between councils by a driver, to the penny.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recharge> AddRecharge(RechargeInput input, Change<BackOfficeDb> change)
    {
        input.Check();
        var provider = await change.OrganisationAsync(input.Provider);
        var clients = await change.OrganisationsAsync([.. input.Shares.Select(s => s.Client)], InputPath.Of("shares"));
        var amounts = MoneySplit.Of(input.Amount, [.. clients.Zip(input.Shares, (c, s) => (c.Code, (long)s.Weight))]);
        return await AddAsync(
            change,
            New(
                change,
                input,
                provider,
                input.Amount.MinorUnits,
                input.Driver,
                $"Divided by {TableWords.Of(input.Driver).ToLowerInvariant()}"
            ),
            [.. clients.Select((c, i) => (c.Id, (long)input.Shares[i].Weight, amounts[i].MinorUnits))]
        );
    }

    /// <summary>Charges a council by the provider's rate of the day, to the penny: half a penny is rounded up.</summary>
    [Requires(Role.Officer)]
    public static async Task<Recharge> ChargeByRate(ChargeByRateInput input, Change<BackOfficeDb> change)
    {
        var quantity = input.Check();
        var (provider, client) = (await change.OrganisationAsync(input.Provider), await change.OrganisationAsync(input.Client));
        var rate = await change.RequireAsync(
            change
                .Of<Rate>()
                .Where(r => r.ProviderId == provider.Id && r.Item == input.Item && r.EffectiveFrom <= input.On)
                .OrderByDescending(r => r.EffectiveFrom)
                .Take(1),
            $"{provider.Name} has no rate for \"{input.Item}\" on {input.On:d MMMM yyyy}. Add the rate first.",
            input.Item
        );
        var note = $"{input.Quantity} × {rate.Amount()} a {rate.Unit}, the rate from {rate.EffectiveFrom:yyyy-MM-dd}";
        var pence = (long)Math.Round(rate.Pence * quantity, 0, MidpointRounding.AwayFromZero);
        return await AddAsync(change, New(change, input, provider, pence, RechargeDriver.Rate, note), [(client.Id, 1, pence)]);
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
            [.. (await shares.ToListAsync(change.Cancellation)).Select(s => (s.OrganisationId, s.Weight, -s.Pence))],
            owner: "recharge"
        );
    }

    /// <summary>Records what a provider or client states is owed for a year, to compare it with the recharges.</summary>
    [Requires(Role.Officer)]
    public static async Task<StatedFigure> StateFigure(StateFigureInput input, Change<BackOfficeDb> change)
    {
        new Rules()
            .OptionalText(input.Note, 500)
            .Change(input.Amount)
            .Valid(
                input.SaidBy == input.Provider || input.SaidBy == input.Client,
                "Enter the code of the provider or of the client.",
                input.SaidBy
            )
            .Check();
        var sides = await change.OrganisationsAsync([input.Provider, input.Client], InputPath.Of());
        var (provider, client, saidBy) = (sides[0].Id, sides[1].Id, input.SaidBy == input.Provider ? sides[0] : sides[1]);
        var figure = await change.LockOrAddAsync(
            f => f.FinancialYear == input.FinancialYear && f.ProviderId == provider && f.ClientId == client && f.SaidById == saidBy.Id,
            input.Version,
            () =>
                new StatedFigure
                {
                    FinancialYear = input.FinancialYear,
                    ProviderId = provider,
                    ClientId = client,
                    SaidById = saidBy.Id,
                },
            path: "saidBy"
        );
        (figure.Pence, figure.Note) = (input.Amount.MinorUnits, input.Note);
        return change.Done(figure, $"{saidBy.Name}, {input.FinancialYear}: {input.Amount}");
    }

    internal static Rules Check(ChargeInput input) =>
        new Rules()
            .Text(input.Reference, 60)
            .Text(input.Title, 300)
            .Valid(
                input.On >= input.FinancialYear.First,
                $"{input.On:d MMMM yyyy} is before the financial year {input.FinancialYear}. Enter a later day, or another year.",
                input.On
            );

    private static Recharge New(Change change, ChargeInput input, Organisation provider, long pence, RechargeDriver driver, string note) =>
        new()
        {
            PartnershipId = change.Partnership.Id,
            ProviderId = provider.Id,
            Reference = input.Reference,
            Title = input.Title,
            FinancialYear = input.FinancialYear,
            On = input.On,
            Pence = pence,
            Driver = driver,
            Note = note,
        };

    private static async Task<Recharge> AddAsync(
        Change<BackOfficeDb> change,
        Recharge recharge,
        IReadOnlyList<(Guid Client, long Weight, long Pence)> shares,
        string owner = "provider"
    )
    {
        await change.RequireOwnerAsync(recharge, InputPath.Of(owner));
        await change.RequireNewAsync<Recharge>(
            r => r.Reference == recharge.Reference,
            $"with the reference \"{recharge.Reference}\"",
            InputPath.Of("reference")
        );
        change.Add(recharge);
        change.AddRange(
            shares.Select(
                (s, index) =>
                    new RechargeShare
                    {
                        RechargeId = recharge.Id,
                        OrganisationId = s.Client,
                        Weight = s.Weight,
                        Pence = s.Pence,
                        SortOrder = index,
                    }
            )
        );
        return change.Done(recharge, $"{recharge.Reference}: {recharge.Amount()}");
    }
}
