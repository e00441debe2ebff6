namespace CouncilPlatform.Grants.Rounds;

internal sealed class ProgrammeMutations
{
    public const string CeilingExceeded = "CEILING_EXCEEDED";

    public const int MaxFunds = 20;

    /// <summary>
    /// Creates a programme, which draws on funds of the partnership up to a ceiling in each. The accountable body of the first of them runs
    /// it.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Programme> CreateProgramme(CreateProgrammeInput input, Change<GrantsDb> change)
    {
        var rules = new Rules().Text(input.Code, Programme.MaxCodeLength).Text(input.Title, 200).OptionalText(input.Purpose, 4000);
        CheckFunds(rules, input.Funds);
        await change.RequireNewAsync<Programme>(p => p.Code == input.Code, $"with the code \"{input.Code}\"", InputPath.Of("code"));
        var programme = new Programme
        {
            Code = input.Code,
            Title = input.Title,
            Purpose = input.Purpose,
        };
        var funds = await FundsAsync(programme, input.Funds, change);
        await RunAsync(programme, funds, change);
        change.AddRange(await RequireOwnersAsync(funds, funds.Select(f => f.Source), change));
        return change.Done(change.Add(programme), $"{programme.Code}: {Describe(input.Funds)}");
    }

    /// <summary>
    /// Changes a programme. What is left out stays. A ceiling never falls below what the awards hold or the rounds offer.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Programme> ChangeProgramme(ChangeProgrammeInput input, Drawings drawings, Change<GrantsDb> change)
    {
        CheckFunds(new Rules().TextIfGiven(input.Title, 200).OptionalText(input.Purpose, 4000), input.Funds);
        var programme = await change.LockAsync<Programme>(p => p.Code == input.Programme, input.Programme, input.Version);
        programme.RequireNotClosed();
        programme.Title = input.Title ?? programme.Title;
        programme.Purpose = input.OrRecorded(input.Purpose, programme.Purpose);
        if (input.Funds is not null)
        {
            var funds = await FundsAsync(programme, input.Funds, change);
            var sources = funds.Select(f => f.Source).ToList();
            await CheckDrawnAsync(programme, sources, drawings, change.Cancellation);
            await RunAsync(programme, funds, change);
            // What stays as it is may be another organisation's.
            var before = await change.Db.Set<ProgrammeFund>().Where(f => f.ProgrammeId == programme.Id).ToListAsync(change.Cancellation);
            var changed = await RequireOwnersAsync(funds, sources.Where(s => !before.Exists(s.IsAs)), change);
            change.Db.RemoveRange(before.Where(b => !sources.Exists(b.IsAs)));
            await change.SaveAsync();
            change.AddRange(changed);
        }

        return change.Done(programme, input.Funds is null ? programme.Code : $"{programme.Code}: {Describe(input.Funds)}");
    }

    private static void CheckFunds(Rules rules, IReadOnlyList<ProgrammeFundInput>? funds)
    {
        rules.Valid(
            funds is null or { Count: >= 1 and <= MaxFunds },
            $"Enter 1 to {MaxFunds} funds that the programme draws on.",
            InputPath.Of("funds")
        );
        foreach (var (index, fund) in (funds ?? []).Take(MaxFunds).Index())
        {
            var at = InputPath.Of("funds", index);
            rules
                .NotNegative(fund.Revenue, at.Within("revenue"))
                .NotNegative(fund.Capital, at.Within("capital"))
                .Valid(
                    funds!.Take(index).All(f => f.Fund != fund.Fund),
                    $"The fund \"{fund.Fund}\" is listed twice. List it once.",
                    at.Within("fund")
                );
        }

        rules.Check();
    }

    // An imported programme is nobody's until it draws on a fund.
    private static async Task RunAsync(Programme programme, IReadOnlyList<DrawnFund> funds, Change<GrantsDb> change)
    {
        programme.RunById ??= funds[0].Fund.AccountableBodyId;
        await change.RequireOwnerAsync(programme, InputPath.Of("funds", 0, "fund"));
    }

    private static async Task<IReadOnlyList<ProgrammeFund>> RequireOwnersAsync(
        IReadOnlyList<DrawnFund> funds,
        IEnumerable<ProgrammeFund> changed,
        Change<GrantsDb> change
    )
    {
        List<ProgrammeFund> all = [.. changed];
        foreach (var (index, (fund, source)) in funds.Index())
        {
            if (all.Contains(source))
            {
                await change.RequireOwnerAsync(fund, InputPath.Of("funds", index, "fund"));
            }
        }

        return all;
    }

    private static async Task<IReadOnlyList<DrawnFund>> FundsAsync(
        Programme programme,
        IReadOnlyList<ProgrammeFundInput> inputs,
        Change<GrantsDb> change
    )
    {
        var slugs = inputs.Select(f => f.Fund).ToList();
        var found = await change
            .Of<Fund>()
            .AsNoTracking()
            .Where(f => slugs.Contains(f.Slug))
            .ToDictionaryAsync(f => f.Slug, change.Cancellation);
        var rules = new Rules();
        foreach (var (index, input) in inputs.Index())
        {
            var at = InputPath.Of("funds", index);
            rules.Require(
                found.ContainsKey(input.Fund),
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no fund with the short name \"{input.Fund}\". Check it, then try again.",
                at.Within("fund")
            );
            if (found.TryGetValue(input.Fund, out var fund))
            {
                rules.Within(
                    input.Ceiling,
                    StreamAmounts.Of(fund.Lines(), l => l.Granted),
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
            .. inputs.Select(f => new DrawnFund(
                found[f.Fund],
                new()
                {
                    ProgrammeId = programme.Id,
                    FundId = found[f.Fund].Id,
                    RevenuePence = f.Ceiling.Revenue.MinorUnits,
                    CapitalPence = f.Ceiling.Capital.MinorUnits,
                }
            )),
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

    private sealed record DrawnFund(Fund Fund, ProgrammeFund Source);
}
