namespace CouncilPlatform.Grants.Rounds;

/// <summary>Setting up the rounds of a programme.</summary>
internal sealed class RoundMutations
{
    private const int MostCriteria = 20;

    /// <summary>A new round. It opens by itself once it has a form and its time has come.</summary>
    [Requires(Role.Officer)]
    public static async Task<Round> CreateRound(
        CreateRoundInput input,
        Partnership partnership,
        GrantsDb db,
        Drawings drawings,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules().Slug(input.Slug, "input", "slug").Text(input.Title, 200, "input", "title");
        var (opens, closes) = (Time(input.Opens, rules, "opens"), Time(input.Closes, rules, "closes"));
        CheckCriteria(input.Criteria ?? [], rules);
        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var programme = await ProgrammeMutations.HoldAsync(db, partnership, input.Programme, version: null, ct);
                programme.RequireNotClosed();
                if (await db.Rounds.AnyAsync(r => r.PartnershipId == partnership.Id && r.Slug == input.Slug, ct))
                {
                    throw new RuleException(
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a round \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    );
                }

                var round = new Round
                {
                    PartnershipId = partnership.Id,
                    ProgrammeId = programme.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    OpensUtc = opens!.Value,
                    ClosesUtc = closes!.Value,
                    RevenuePence = input.Revenue?.MinorUnits ?? 0,
                    CapitalPence = input.Capital?.MinorUnits ?? 0,
                    MostRevenuePence = input.MostRevenue?.MinorUnits,
                    MostCapitalPence = input.MostCapital?.MinorUnits,
                    SeveralPerOrganisation = input.SeveralPerOrganisation ?? false,
                    Threshold = input.Threshold,
                };
                await CheckAsync(round, db, drawings, ct);
                db.Add(round);
                AddCriteria(db, round, input.Criteria ?? []);
                db.Audit("createRound", round, partnership.Id, Describe(round));
                return round;
            },
            cancellationToken
        );
    }

    /// <summary>Changes a round; see the input for what may change when.</summary>
    [Requires(Role.Officer)]
    public static async Task<Round> ChangeRound(
        ChangeRoundInput input,
        Partnership partnership,
        GrantsDb db,
        Drawings drawings,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules().Text(input.Title ?? "-", 200, "input", "title");
        var opens = input.Opens is null ? null : Time(input.Opens, rules, "opens");
        var closes = input.Closes is null ? null : Time(input.Closes, rules, "closes");
        CheckCriteria(input.Criteria ?? [], rules);
        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                // The programme first, as wherever both are held.
                var found = await FindAsync(db, partnership, input.Round, ct);
                await db.HoldAsync<Programme>(partnership, found.ProgrammeId, expectedVersion: null, ct);
                var round = await db.HoldAsync<Round>(partnership, found.Id, input.Version, ct);
                round.RequireNotClosed();
                var now = time.GetUtcNow().UtcDateTime;
                CheckTiming(input, round, closes, now);
                round.Title = input.Title ?? round.Title;
                round.OpensUtc = opens ?? round.OpensUtc;
                round.ClosesUtc = closes ?? round.ClosesUtc;
                round.RevenuePence = input.Revenue?.MinorUnits ?? round.RevenuePence;
                round.CapitalPence = input.Capital?.MinorUnits ?? round.CapitalPence;
                round.MostRevenuePence = input.MostRevenue?.MinorUnits ?? round.MostRevenuePence;
                round.MostCapitalPence = input.MostCapital?.MinorUnits ?? round.MostCapitalPence;
                round.SeveralPerOrganisation = input.SeveralPerOrganisation ?? round.SeveralPerOrganisation;
                round.Threshold = input.Threshold ?? round.Threshold;
                await CheckAsync(round, db, drawings, ct);
                await CheckAwardedAsync(round, drawings, ct);
                if (input.Criteria is not null)
                {
                    db.RemoveRange(await db.RoundCriteria.Where(c => c.RoundId == round.Id).ToListAsync(ct));
                    await db.SaveChangesAsync(ct);
                    AddCriteria(db, round, input.Criteria);
                }

                db.Audit("changeRound", round, partnership.Id, Describe(round));
                return round;
            },
            cancellationToken
        );
    }

    /// <summary>The round with a slug, not held: what it was made as.</summary>
    internal static async Task<Round> FindAsync(GrantsDb db, Partnership partnership, string slug, CancellationToken cancellationToken) =>
        await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.PartnershipId == partnership.Id && r.Slug == slug, cancellationToken)
        ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no round \"{slug}\".", "input", "round");

    private static DateTime? Time(string text, Rules rules, string name)
    {
        var read = UkTime.TryRead(text, out var utc, out var fault);
        rules.Require(read, RuleCodes.Invalid, fault ?? "", "input", name);
        return read ? utc : null;
    }

    private static void CheckCriteria(IReadOnlyList<RoundCriterionInput> criteria, Rules rules)
    {
        rules.Require(
            criteria.Count <= MostCriteria,
            RuleCodes.Invalid,
            $"A round has at most {MostCriteria} criteria.",
            "input",
            "criteria"
        );
        foreach (var (index, criterion) in criteria.Take(MostCriteria).Index())
        {
            var at = index.ToString(CultureInfo.InvariantCulture);
            rules
                .Text(criterion.Name, 200, "input", "criteria", at, "name")
                .Require(criterion.Weight is >= 1 and <= 100, RuleCodes.Invalid, "A weight is 1 to 100.", "input", "criteria", at, "weight")
                .Require(
                    criterion.MaxScore is >= 1 and <= 100,
                    RuleCodes.Invalid,
                    "The most points are 1 to 100.",
                    "input",
                    "criteria",
                    at,
                    "maxScore"
                );
        }
    }

    private static void CheckTiming(ChangeRoundInput input, Round round, DateTime? closes, DateTime now)
    {
        if (round.StateAt(now, RoundProgress.Counts.None) == RoundState.Draft)
        {
            return;
        }

        var fixedNow = new (string Name, bool Sent)[]
        {
            ("opens", input.Opens is not null),
            ("mostRevenue", input.MostRevenue is not null),
            ("mostCapital", input.MostCapital is not null),
            ("severalPerOrganisation", input.SeveralPerOrganisation is not null),
            ("criteria", input.Criteria is not null),
            ("threshold", input.Threshold is not null),
        };
        var rules = new Rules();
        foreach (var (name, _) in fixedNow.Where(f => f.Sent))
        {
            rules.Require(
                holds: false,
                "ROUND_OPENED",
                $"{round.Title} opened at {round.Opens()}; from then on {name} stays as it is. Leave it out.",
                "input",
                name
            );
        }

        rules
            .Require(
                closes is null || !UkTime.IsOver(round.ClosesUtc, now),
                "ROUND_CLOSED",
                $"{round.Title} closed at {round.Closes()}. Make another round for those who are late.",
                "input",
                "closes"
            )
            .Require(
                closes is null || closes >= now,
                RuleCodes.Invalid,
                "The new closing time is over already. Choose a later one.",
                "input",
                "closes"
            )
            .Check();
    }

    /// <summary>What must hold of any round, against what its programme may draw.</summary>
    private static async Task CheckAsync(Round round, GrantsDb db, Drawings drawings, CancellationToken cancellationToken)
    {
        var ceilings = (
            await db.ProgrammeFunds.AsNoTracking().Where(f => f.ProgrammeId == round.ProgrammeId).ToListAsync(cancellationToken)
        ).Aggregate(StreamAmounts.None, (sum, f) => sum + f.Ceiling());
        var left = ceilings - await drawings.OfferedAsync(round.ProgrammeId, round.Id, cancellationToken);
        var rules = new Rules()
            .Require(
                round.ClosesUtc > round.OpensUtc,
                RuleCodes.Invalid,
                $"It would close at {round.Closes()}, not after it opens at {round.Opens()}.",
                "input",
                "closes"
            )
            .Require(round.Budget().Total.MinorUnits != 0, RuleCodes.Invalid, "It has no budget. Give revenue, capital or both.", "input")
            .Require(
                round.Threshold is null or >= 1 and <= 100,
                RuleCodes.Invalid,
                "A threshold is 1 to 100 per cent.",
                "input",
                "threshold"
            );
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var name = stream.ToString().ToLowerInvariant();
            rules
                .NotNegative(round.Budget().Of(stream), "input", name)
                .Require(
                    round.Budget().Of(stream) <= left.Of(stream),
                    ProgrammeMutations.CeilingExceeded,
                    $"{round.Budget().Of(stream)} of {name} is more than the {left.Of(stream)} that the programme has left to offer. Offer at most that, or raise its ceilings.",
                    "input",
                    name
                )
                .Require(
                    round.Most().Of(stream).MinorUnits >= 0 && round.Most().Of(stream) <= round.Budget().Of(stream),
                    RuleCodes.Invalid,
                    $"The most that one application may ask of {name} is zero to the budget of {round.Budget().Of(stream)}.",
                    "input",
                    "most" + stream
                );
        }

        rules.Check();
    }

    private static async Task CheckAwardedAsync(Round round, Drawings drawings, CancellationToken cancellationToken)
    {
        var awarded = await drawings.OfRoundAsync(round, cancellationToken);
        var rules = new Rules();
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var name = stream.ToString().ToLowerInvariant();
            rules.Require(
                round.Budget().Of(stream) >= awarded.Of(stream),
                "BUDGET_EXCEEDED",
                $"{awarded.Of(stream)} of {name} is awarded already. The budget is at least that.",
                "input",
                name
            );
        }

        rules.Check();
    }

    private static void AddCriteria(GrantsDb db, Round round, IReadOnlyList<RoundCriterionInput> criteria) =>
        db.AddRange(
            criteria.Select(
                (c, index) =>
                    new RoundCriterion
                    {
                        RoundId = round.Id,
                        Number = index + 1,
                        Name = c.Name,
                        Weight = c.Weight,
                        MaxScore = c.MaxScore,
                    }
            )
        );

    private static string Describe(Round round) =>
        $"{round.Slug}: {round.Opens()} to {round.Closes()}, revenue {round.Budget().Revenue.Amount}, capital {round.Budget().Capital.Amount}";
}
