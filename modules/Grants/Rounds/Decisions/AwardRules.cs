namespace CouncilPlatform.Grants.Rounds;

internal sealed class AwardRules(Change<GrantsDb> change, Scores scores, Drawings drawings)
{
    private const int MaxDeadlines = 30;

    public static void Check(AwardApplicationInput input)
    {
        var rules = new Rules()
            .Text(input.Reason, 2000)
            .OptionalText(input.Summary, 4000)
            .Valid(
                input.Draws.Count is >= 1 and <= ProgrammeMutations.MaxFunds,
                $"Enter 1 to {ProgrammeMutations.MaxFunds} funds to draw on.",
                input.Draws
            )
            .Valid(input.Deadlines is null or { Count: <= MaxDeadlines }, $"Enter at most {MaxDeadlines} deadlines.", input.Deadlines);
        foreach (var (index, draw) in input.Draws.Take(ProgrammeMutations.MaxFunds).Index())
        {
            var at = InputPath.Of("draws", index);
            rules
                .NotNegative(draw.Revenue, at.Within("revenue"))
                .NotNegative(draw.Capital, at.Within("capital"))
                .Valid(
                    draw.Revenue is { MinorUnits: not 0 } || draw.Capital is { MinorUnits: not 0 },
                    "Revenue and capital are both zero. Enter at least one of them.",
                    at
                )
                .Valid(
                    input.Draws.Take(index).All(d => d.Fund != draw.Fund),
                    $"The fund \"{draw.Fund}\" is listed twice. List it once.",
                    at.Within("fund")
                );
        }

        rules.Conditions(input.Conditions);
        foreach (var (index, deadline) in (input.Deadlines ?? []).Take(MaxDeadlines).Index())
        {
            rules.Text(deadline.What, 200, InputPath.Of("deadlines", index, "what"));
        }

        rules.Check();
    }

    public async Task RequireScoreAsync(Round round, Application application)
    {
        if (!await scores.AreRequiredAsync(round, change.Cancellation))
        {
            return;
        }

        var all = await scores.OfApplicationsAsync(application.PartnershipId, [application.Id], change.Cancellation);
        var score = ScoredAssessment.Result(all.GetValueOrDefault(application.Id) ?? []);
        new Rules()
            .Require(
                score is not null,
                "NOT_SCORED",
                $"\"{application.Title}\" has no score that counts yet. Score it first.",
                InputPath.Of("application")
            )
            .Require(
                score is null || score.Reaches(round.Threshold),
                "BELOW_THRESHOLD",
                $"\"{application.Title}\" has {score?.Mean} of {score?.Maximum} points, below the threshold of {round.Threshold} per cent. "
                    + "Reject it, or moderate its scores.",
                InputPath.Of("application")
            )
            .Check();
    }

    public async Task<IReadOnlyList<ProgrammeFund>> SourcesAsync(Round round, IReadOnlyList<AwardDrawInput> draws)
    {
        var funds = await (
            from source in change.Db.Set<ProgrammeFund>()
            join fund in change.Of<Fund>() on source.FundId equals fund.Id
            where source.ProgrammeId == round.ProgrammeId
            select new { Fund = fund, Source = source }
        )
            .AsNoTracking()
            .ToDictionaryAsync(f => f.Fund.Slug, change.Cancellation);
        var names = string.Join(", ", funds.Keys.Order(StringComparer.Ordinal));
        var rules = new Rules();
        foreach (var (index, draw) in draws.Index())
        {
            rules.Require(
                funds.ContainsKey(draw.Fund),
                RuleCodes.NotFound,
                $"The programme does not draw on a fund \"{draw.Fund}\". Its funds are {names}.",
                InputPath.Of("draws", index, "fund")
            );
        }

        rules.Check();
        // Of a programme with funds of several organisations, not every fund need be theirs who decide.
        foreach (var (index, draw) in draws.Index())
        {
            await change.RequireOwnerAsync(funds[draw.Fund].Fund, InputPath.Of("draws", index, "fund"));
        }

        return [.. draws.Select(d => funds[d.Fund].Source)];
    }

    public async Task RequireMoneyAsync(
        Application application,
        Round round,
        StreamAmounts total,
        IReadOnlyList<AwardDrawInput> draws,
        IReadOnlyList<ProgrammeFund> sources
    )
    {
        var drawn = await drawings.OfProgrammeAsync(round.ProgrammeId, change.Cancellation);
        var ofRound = round.Budget() - drawn.Where(d => d.RoundId == round.Id).Sum();
        var rules = new Rules()
            .Within(
                total,
                application.Asked(),
                "MORE_THAN_ASKED",
                (name, amount, asked) => $"{amount} of {name} is more than the {asked} that the application asks for. Award that or less.",
                _ => InputPath.Of("draws")
            )
            .Within(
                total,
                ofRound,
                "BUDGET_EXCEEDED",
                (name, amount, left) =>
                    $"{amount} of {name} is more than the {left} that {round.Title} has left. "
                    + "Award that or less. The other stream cannot make up for it.",
                _ => InputPath.Of("draws")
            );
        foreach (var (index, (draw, source)) in draws.Zip(sources).Index())
        {
            rules.Within(
                draw.Amounts,
                source.Ceiling() - drawn.Where(d => d.FundId == source.FundId).Sum(),
                ProgrammeMutations.CeilingExceeded,
                (name, amount, left) => $"{amount} of {name} is more than the {left} that the programme can still draw on \"{draw.Fund}\".",
                name => InputPath.Of("draws", index, name)
            );
        }

        rules.Check();
    }
}
