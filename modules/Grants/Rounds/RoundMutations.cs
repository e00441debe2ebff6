namespace CouncilPlatform.Grants.Rounds;

internal sealed class RoundMutations
{
    private const int MaxCriteria = 20;

    /// <summary>Creates a round. It opens by itself when it has a form and its opening time comes.</summary>
    [Requires(Role.Officer)]
    public static async Task<Round> CreateRound(CreateRoundInput input, Drawings drawings, Change<GrantsDb> change)
    {
        var rules = new Rules().Slug(input.Slug).Text(input.Title, 200);
        var (opens, closes) = (Time(input.Opens, rules, "opens"), Time(input.Closes, rules, "closes"));
        CheckCriteria(input.Criteria ?? [], rules).Check();
        var programme = await change.LockAsync<Programme>(p => p.Code == input.Programme, input.Programme);
        programme.RequireNotClosed();
        await change.RequireNewAsync<Round>(input.Slug);
        var round = new Round
        {
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
        await CheckAsync(round, drawings, change);
        AddCriteria(round, input.Criteria ?? [], change);
        return change.Done(change.Add(round), Describe(round));
    }

    /// <summary>
    /// Changes a round. What is left out stays. Once the round is open, only its title, closing time and budget may change, and the
    /// closing time only until it is over.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Round> ChangeRound(ChangeRoundInput input, Drawings drawings, Change<GrantsDb> change)
    {
        var rules = new Rules().TextIfGiven(input.Title, 200);
        var (opens, closes) = (Time(input.Opens, rules, "opens"), Time(input.Closes, rules, "closes"));
        CheckCriteria(input.Criteria ?? [], rules).Check();
        var found = await change.FindAsync<Round>(input.Round);
        // The programme first, as for a new round.
        await change.LockAsync<Programme>(found.ProgrammeId, path: "input.round");
        var round = await change.LockAsync<Round>(input.Round, input.Version);
        round.Update(input, opens, closes, change.NowUtc);
        await CheckAsync(round, drawings, change);
        await CheckAwardedAsync(round, drawings, change);
        if (input.Criteria is not null)
        {
            change.Db.RemoveRange(await change.Db.Set<RoundCriterion>().Where(c => c.RoundId == round.Id).ToListAsync(change.Cancellation));
            await change.SaveAsync();
            AddCriteria(round, input.Criteria, change);
        }

        return change.Done(round, Describe(round));
    }

    private static DateTime? Time(string? text, Rules rules, string name)
    {
        if (text is null)
        {
            return null;
        }

        var read = UkTime.TryRead(text, out var utc, out var fault);
        rules.Valid(read, fault ?? "", InputPath.Of(name));
        return read ? utc : null;
    }

    private static Rules CheckCriteria(IReadOnlyList<RoundCriterionInput> criteria, Rules rules)
    {
        rules.Valid(criteria.Count <= MaxCriteria, $"Enter at most {MaxCriteria} criteria.", InputPath.Of("criteria"));
        foreach (var (index, criterion) in criteria.Take(MaxCriteria).Index())
        {
            var at = InputPath.Of("criteria", index);
            rules
                .Text(criterion.Name, 200, at.Within("name"))
                .Valid(criterion.Weight is >= 1 and <= 100, "Enter a weight from 1 to 100.", at.Within("weight"))
                .Valid(criterion.MaxScore is >= 1 and <= 100, "Enter a maximum score from 1 to 100.", at.Within("maxScore"));
        }

        return rules;
    }

    // Requires what must hold for any round, given what its programme may draw.
    private static async Task CheckAsync(Round round, Drawings drawings, Change<GrantsDb> change)
    {
        var funds = await change.Db.Set<ProgrammeFund>().Where(f => f.ProgrammeId == round.ProgrammeId).ToListAsync(change.Cancellation);
        var left = funds.Select(f => f.Ceiling()).Sum() - await drawings.OfferedAsync(round.ProgrammeId, round.Id, change.Cancellation);
        var rules = new Rules()
            .Valid(
                round.ClosesUtc > round.OpensUtc,
                $"The closing time {round.Closes()} must be later than the opening time {round.Opens()}.",
                InputPath.Of("closes")
            )
            .Valid(round.Budget().Total.MinorUnits != 0, "The round has no budget. Enter revenue, capital or both.", InputPath.Of())
            .Valid(round.Threshold is null or >= 1 and <= 100, "Enter a threshold from 1 to 100 per cent.", InputPath.Of("threshold"));
        rules.Within(
            round.Budget(),
            left,
            ProgrammeMutations.CeilingExceeded,
            (name, budget, limit) =>
                $"{budget} of {name} is more than the {limit} that the programme can still offer. "
                + "Enter that or less, or raise the programme's ceilings.",
            name => InputPath.Of(name)
        );
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var (name, budget, max) = (stream.InWords(), round.Budget().Of(stream), round.Most().Of(stream));
            rules
                .NotNegative(budget, InputPath.Of(name))
                .Valid(
                    max.MinorUnits >= 0 && max <= budget,
                    $"The most {name} that one application may ask for must be between zero and the budget of {budget}.",
                    InputPath.Of("most" + stream)
                );
        }

        rules.Check();
    }

    private static async Task CheckAwardedAsync(Round round, Drawings drawings, Change<GrantsDb> change) =>
        new Rules()
            .Within(
                await drawings.OfRoundAsync(round, change.Cancellation),
                round.Budget(),
                "BUDGET_EXCEEDED",
                (name, awarded, _) => $"{awarded} of {name} is already awarded. Enter a budget of at least that.",
                name => InputPath.Of(name)
            )
            .Check();

    private static void AddCriteria(Round round, IReadOnlyList<RoundCriterionInput> criteria, Change<GrantsDb> change) =>
        change.AddRange(
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

    private static string Describe(Round round) => $"{round.Slug}: {round.Opens()} to {round.Closes()}, {round.Budget()}";
}
