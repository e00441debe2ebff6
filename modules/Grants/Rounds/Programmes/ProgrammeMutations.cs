namespace CouncilPlatform.Grants.Rounds;

/// <summary>Setting up the programmes that a partnership runs.</summary>
internal sealed class ProgrammeMutations
{
    public const string CeilingExceeded = "CEILING_EXCEEDED";

    public const int MostFunds = 20;

    /// <summary>A new programme, which draws on funds of the partnership up to a ceiling in each.</summary>
    [Requires(Role.Officer)]
    public static async Task<Programme> CreateProgramme(
        CreateProgrammeInput input,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title, input.Purpose, input.Funds).Text(input.Code, StorageLimits.MaxKeyLength, "input", "code").Check();
        return await db.WriteAsync(
            async ct =>
            {
                if (await db.Programmes.AnyAsync(p => p.PartnershipId == partnership.Id && p.Code == input.Code, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a programme \"{input.Code}\" already. Change that one, or choose another code.",
                        "input",
                        "code"
                    );
                }

                var programme = new Programme
                {
                    PartnershipId = partnership.Id,
                    Code = input.Code,
                    Title = input.Title,
                    Purpose = input.Purpose,
                };
                db.Add(programme);
                db.AddRange(await ReadAsync(programme, input.Funds, partnership, db, ledger, ct));
                db.Audit("createProgramme", programme, partnership.Id, $"{programme.Code}: {Describe(input.Funds)}");
                return programme;
            },
            cancellationToken
        );
    }

    /// <summary>Changes a programme. Its ceilings never fall below what its awards hold or its rounds offer.</summary>
    [Requires(Role.Officer)]
    public static async Task<Programme> ChangeProgramme(
        ChangeProgrammeInput input,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        Drawings drawings,
        CancellationToken cancellationToken
    )
    {
        Check(input.Title ?? "-", input.Purpose, input.Funds).Check();
        return await db.WriteAsync(
            async ct =>
            {
                var programme = await HoldAsync(db, partnership, input.Programme, input.Version, ct);
                programme.RequireNotClosed();
                programme.Title = input.Title ?? programme.Title;
                programme.Purpose = input.Purpose ?? programme.Purpose;
                if (input.Funds is not null)
                {
                    var funds = await ReadAsync(programme, input.Funds, partnership, db, ledger, ct);
                    await CheckDrawnAsync(programme, funds, drawings, ct);
                    db.RemoveRange(await db.ProgrammeFunds.Where(f => f.ProgrammeId == programme.Id).ToListAsync(ct));
                    await db.SaveChangesAsync(ct);
                    db.AddRange(funds);
                }

                db.Audit(
                    "changeProgramme",
                    programme,
                    partnership.Id,
                    $"{programme.Code}{(input.Funds is null ? "" : ": " + Describe(input.Funds))}"
                );
                return programme;
            },
            cancellationToken
        );
    }

    internal static async Task<Programme> HoldAsync(
        GrantsDb db,
        Partnership partnership,
        string code,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = await db
            .Programmes.Where(p => p.PartnershipId == partnership.Id && p.Code == code)
            .Select(p => p.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id == default
            ? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no programme \"{code}\".", "input", "programme")
            : await db.HoldAsync<Programme>(partnership, id, version, cancellationToken);
    }

    private static Rules Check(string title, string? purpose, IReadOnlyList<ProgrammeFundInput>? funds)
    {
        var rules = new Rules()
            .Text(title, 200, "input", "title")
            .Require(
                purpose is null or { Length: <= 4000 },
                RuleCodes.Invalid,
                "purpose is longer than 4,000 characters. Shorten it.",
                "input",
                "purpose"
            )
            .Require(
                funds is null or { Count: >= 1 and <= MostFunds },
                RuleCodes.Invalid,
                $"A programme draws on 1 to {MostFunds} funds.",
                "input",
                "funds"
            );
        foreach (var (index, fund) in (funds ?? []).Take(MostFunds).Index())
        {
            var at = index.ToString(CultureInfo.InvariantCulture);
            rules
                .NotNegative(fund.Revenue ?? default, "input", "funds", at, "revenue")
                .NotNegative(fund.Capital ?? default, "input", "funds", at, "capital")
                .Require(
                    funds!.Take(index).All(f => f.Fund != fund.Fund),
                    RuleCodes.Invalid,
                    $"The fund \"{fund.Fund}\" is listed twice.",
                    "input",
                    "funds",
                    at,
                    "fund"
                );
        }

        return rules;
    }

    private static async Task<IReadOnlyList<ProgrammeFund>> ReadAsync(
        Programme programme,
        IReadOnlyList<ProgrammeFundInput> inputs,
        Partnership partnership,
        GrantsDb db,
        Ledger ledger,
        CancellationToken cancellationToken
    )
    {
        var slugs = inputs.Select(f => f.Fund).ToList();
        var ids = await db
            .Funds.Where(f => f.PartnershipId == partnership.Id && slugs.Contains(f.Slug))
            .ToDictionaryAsync(f => f.Slug, f => f.Id, cancellationToken);
        var lines = await ledger.LinesAsync(ids.Values, cancellationToken);
        var rules = new Rules();
        var funds = new List<ProgrammeFund>();
        foreach (var (index, input) in inputs.Index())
        {
            var at = index.ToString(CultureInfo.InvariantCulture);
            if (!ids.TryGetValue(input.Fund, out var id))
            {
                rules.Require(
                    holds: false,
                    RuleCodes.NotFound,
                    $"{partnership.Name} has no fund \"{input.Fund}\".",
                    "input",
                    "funds",
                    at,
                    "fund"
                );
                continue;
            }

            var ceiling = new StreamAmounts(input.Revenue ?? default, input.Capital ?? default);
            foreach (var line in lines[id])
            {
                var stream = line.Stream.ToString().ToLowerInvariant();
                rules.Require(
                    ceiling.Of(line.Stream) <= line.Granted,
                    CeilingExceeded,
                    $"{ceiling.Of(line.Stream)} of {stream} is more than the {line.Granted} that \"{input.Fund}\" has received. Set at most that as the ceiling.",
                    "input",
                    "funds",
                    at,
                    stream
                );
            }

            funds.Add(
                new()
                {
                    ProgrammeId = programme.Id,
                    FundId = id,
                    RevenuePence = ceiling.Revenue.MinorUnits,
                    CapitalPence = ceiling.Capital.MinorUnits,
                }
            );
        }

        rules.Check();
        return funds;
    }

    private static async Task CheckDrawnAsync(
        Programme programme,
        IReadOnlyList<ProgrammeFund> funds,
        Drawings drawings,
        CancellationToken cancellationToken
    )
    {
        var drawn = (await drawings.OfProgrammesAsync([programme.Id], cancellationToken)).GetValueOrDefault(programme.Id) ?? [];
        var offered = await drawings.OfferedAsync(programme.Id, except: null, cancellationToken);
        var rules = new Rules();
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var name = stream.ToString().ToLowerInvariant();
            var ceiling = funds.Aggregate(default(Money), (sum, f) => sum + f.Ceiling().Of(stream));
            rules.Require(
                ceiling >= offered.Of(stream),
                CeilingExceeded,
                $"Its rounds offer {offered.Of(stream)} of {name}, more than ceilings of {ceiling}. Lower the rounds' budgets first.",
                "input",
                "funds"
            );
            foreach (var fund in drawn.GroupBy(d => d.FundId))
            {
                var now = funds.SingleOrDefault(f => f.FundId == fund.Key)?.Ceiling().Of(stream) ?? default;
                rules.Require(
                    now >= fund.Sum().Of(stream),
                    CeilingExceeded,
                    $"Its awards hold {fund.Sum().Of(stream)} of {name} of a fund whose ceiling would be {now}. Set at least what they hold.",
                    "input",
                    "funds"
                );
            }
        }

        rules.Check();
    }

    private static string Describe(IReadOnlyList<ProgrammeFundInput> funds) =>
        string.Join("; ", funds.Select(f => $"{f.Fund} revenue {(f.Revenue ?? default).Amount}, capital {(f.Capital ?? default).Amount}"));
}
