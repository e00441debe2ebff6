namespace CouncilPlatform.Grants.Rounds;

internal sealed class ProgrammeMutations
{
    public const string CeilingExceeded = "CEILING_EXCEEDED";

    public const int MaxFunds = 20;

    /// <summary>Creates a programme, which draws on funds of the partnership up to a ceiling in each.</summary>
    [Requires(Role.Officer)]
    public static async Task<Programme> CreateProgramme(CreateProgrammeInput input, Ledger ledger, Change<GrantsDb> change)
    {
        var rules = new Rules().Text(input.Code, Programme.MaxCodeLength).Text(input.Title, 200).OptionalText(input.Purpose, 4000);
        CheckFunds(rules, input.Funds);
        await change.RequireNewAsync<Programme>(p => p.Code == input.Code, $"with the code \"{input.Code}\"", InputPath.Of("code"));
        var programme = new Programme
        {
            PartnershipId = change.Partnership.Id,
            Code = input.Code,
            Title = input.Title,
            Purpose = input.Purpose,
        };
        change.AddRange(await FundsAsync(programme, input.Funds, ledger, change));
        return change.Done(change.Add(programme), $"{programme.Code}: {Describe(input.Funds)}");
    }

    /// <summary>
    /// Changes a programme. What is left out stays. A ceiling never falls below what the awards hold or the rounds offer.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Programme> ChangeProgramme(
        ChangeProgrammeInput input,
        Ledger ledger,
        Drawings drawings,
        Change<GrantsDb> change
    )
    {
        CheckFunds(new Rules().TextIfGiven(input.Title, 200).OptionalText(input.Purpose, 4000), input.Funds);
        var programme = await change.LockAsync<Programme>(p => p.Code == input.Programme, input.Programme, input.Version);
        programme.RequireNotClosed();
        programme.Title = input.Title ?? programme.Title;
        programme.Purpose = input.Purpose ?? programme.Purpose;
        if (input.Funds is not null)
        {
            var funds = await FundsAsync(programme, input.Funds, ledger, change);
            await CheckDrawnAsync(programme, funds, drawings, change.Cancellation);
            change.Db.RemoveRange(
                await change.Db.Set<ProgrammeFund>().Where(f => f.ProgrammeId == programme.Id).ToListAsync(change.Cancellation)
            );
            await change.SaveAsync();
            change.AddRange(funds);
        }

        return change.Done(programme, input.Funds is null ? programme.Code : $"{programme.Code}: {Describe(input.Funds)}");
    }

    private static void CheckFunds(Rules rules, IReadOnlyList<ProgrammeFundInput>? funds)
    {
        rules.Require(
            funds is null or { Count: >= 1 and <= MaxFunds },
            RuleCodes.Invalid,
            $"Enter 1 to {MaxFunds} funds that the programme draws on.",
            InputPath.Of("funds")
        );
        foreach (var (index, fund) in (funds ?? []).Take(MaxFunds).Index())
        {
            var at = InputPath.Of("funds", index);
            rules
                .NotNegative(fund.Revenue, at.Within("revenue"))
                .NotNegative(fund.Capital, at.Within("capital"))
                .Require(
                    funds!.Take(index).All(f => f.Fund != fund.Fund),
                    RuleCodes.Invalid,
                    $"The fund \"{fund.Fund}\" is listed twice. List it once.",
                    at.Within("fund")
                );
        }

        rules.Check();
    }

    private static async Task<IReadOnlyList<ProgrammeFund>> FundsAsync(
        Programme programme,
        IReadOnlyList<ProgrammeFundInput> inputs,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        var slugs = inputs.Select(f => f.Fund).ToList();
        var ids = await change.Of<Fund>().Where(f => slugs.Contains(f.Slug)).ToDictionaryAsync(f => f.Slug, f => f.Id, change.Cancellation);
        var lines = await ledger.LinesAsync(ids.Values, change.Cancellation);
        var rules = new Rules();
        foreach (var (index, input) in inputs.Index())
        {
            var at = InputPath.Of("funds", index);
            rules.Require(
                ids.ContainsKey(input.Fund),
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no fund with the short name \"{input.Fund}\". Check it, then try again.",
                at.Within("fund")
            );
            if (ids.TryGetValue(input.Fund, out var id))
            {
                rules.Within(
                    input.Ceiling,
                    StreamAmounts.Of(lines[id], l => l.Granted),
                    CeilingExceeded,
                    (name, ceiling, granted) =>
                        $"{ceiling} of {name} is more than the {granted} that \"{input.Fund}\" received. Enter {granted} or less.",
                    name => at.Within(name)
                );
            }
        }

        rules.Check();
        return
        [
            .. inputs.Select(f => new ProgrammeFund
            {
                ProgrammeId = programme.Id,
                FundId = ids[f.Fund],
                RevenuePence = f.Ceiling.Revenue.MinorUnits,
                CapitalPence = f.Ceiling.Capital.MinorUnits,
            }),
        ];
    }

    private static async Task CheckDrawnAsync(
        Programme programme,
        IReadOnlyList<ProgrammeFund> funds,
        Drawings drawings,
        CancellationToken cancellationToken
    )
    {
        var drawn = await drawings.OfProgrammeAsync(programme.Id, cancellationToken);
        var offered = await drawings.OfferedAsync(programme.Id, except: null, cancellationToken);
        var rules = new Rules();
        var at = InputPath.Of("funds");
        rules.Within(
            offered,
            funds.Select(f => f.Ceiling()).Sum(),
            CeilingExceeded,
            (name, amount, ceiling) => $"The rounds offer {amount} of {name}, more than {ceiling}. Lower the budgets of the rounds first.",
            _ => at
        );
        foreach (var fund in drawn.GroupBy(d => d.FundId))
        {
            rules.Within(
                fund.Sum(),
                funds.SingleOrDefault(f => f.FundId == fund.Key)?.Ceiling() ?? StreamAmounts.None,
                CeilingExceeded,
                (name, amount, ceiling) =>
                    $"Awards hold {amount} of {name} of a fund whose ceiling would be {ceiling}. Enter a ceiling of at least {amount}.",
                _ => at
            );
        }

        rules.Check();
    }

    private static string Describe(IReadOnlyList<ProgrammeFundInput> funds) =>
        string.Join("; ", funds.Select(f => $"{f.Fund} {f.Ceiling}"));
}
