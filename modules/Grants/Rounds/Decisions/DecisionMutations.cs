namespace CouncilPlatform.Grants.Rounds;

/// <summary>Deciding what was handed in, after the round has closed. Decisions of one round queue, and so do those that draw on one fund.</summary>
internal sealed class DecisionMutations
{
    private const int MostItems = 30;

    /// <summary>
    /// Awards money: out of each fund an allocation, never more than was asked, than the round has left, than the programme may draw, or than
    /// the fund has free.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<Application> AwardApplication(
        AwardApplicationInput input,
        Partnership partnership,
        Decider decider,
        Drawings drawings,
        Scores scores,
        Ledger ledger,
        FundRules fundRules,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var total = Check(input);
        return await db.WriteAsync(
            async ct =>
            {
                var (round, application) = await decider.HoldAsync(partnership, input.Application, input.Version, ct);
                await CheckScoreAsync(round, application, scores, ct);
                var sources = await SourcesAsync(round, input.Draws, partnership, db, ct);
                // Always in the same order, so that two awards never wait for each other.
                var funds = new Dictionary<Guid, Fund>();
                foreach (var id in sources.Select(s => s.FundId).Order())
                {
                    funds.Add(id, await db.HoldAsync<Fund>(partnership, id, expectedVersion: null, ct));
                }

                var drawn = (await drawings.OfProgrammesAsync([round.ProgrammeId], ct)).GetValueOrDefault(round.ProgrammeId) ?? [];
                CheckMoney(application, round, total, input.Draws, sources, drawn);
                foreach (var (index, (draw, source)) in input.Draws.Zip(sources).Index())
                {
                    var fund = funds[source.FundId];
                    if (input.Commit)
                    {
                        FundApprovals.RequireNone(fund, "input", "draws", Text(index), "fund");
                    }

                    var amounts = AmountsOf(draw);
                    var allocation = new Allocation
                    {
                        PartnershipId = partnership.Id,
                        FundId = fund.Id,
                        RecipientId = application.OrganisationId,
                        Number = 1 + (await db.Allocations.Where(a => a.FundId == fund.Id).MaxAsync(a => (int?)a.Number, ct) ?? 0),
                        Title = application.Title,
                        Kind = AllocationKind.Project,
                        State = input.Commit ? AllocationState.Committed : AllocationState.Proposed,
                    };
                    DateOnly? bidOn =
                        draw.Criterion is not null && application.SubmittedUtc is { } submitted ? UkTime.Day(submitted) : null;
                    await fundRules.ApplyAsync(
                        fund,
                        allocation,
                        draw.Criterion,
                        bidOn,
                        draw.RestrictedPurpose,
                        ct,
                        "input",
                        "draws",
                        Text(index)
                    );
                    db.Add(allocation);
                    db.Add(new ApplicationDraw { AllocationId = allocation.Id, ApplicationId = application.Id });
                    db.Audit(
                        "awardApplication",
                        allocation,
                        partnership.Id,
                        $"{fund.Slug}: revenue {amounts.Revenue.Amount}, capital {amounts.Capital.Amount}"
                    );
                    await MoveAsync(ledger, fund, allocation, amounts, input.Commit, application.ReferenceIn(round), index, ct);
                }

                application.AwardedRevenuePence = total.Revenue.MinorUnits;
                application.AwardedCapitalPence = total.Capital.MinorUnits;
                application.AwardSummary = string.IsNullOrWhiteSpace(input.Summary) ? null : input.Summary;
                application.ConditionsJson = JsonText.Write(input.Conditions ?? []);
                application.DeadlinesJson = JsonText.Write<AwardDeadline>([
                    .. (input.Deadlines ?? []).Select(d => new AwardDeadline(d.What, d.On)),
                ]);
                decider.Decide(
                    "awardApplication",
                    application,
                    round,
                    ApplicationState.Awarded,
                    input.Reason,
                    $": revenue {total.Revenue.Amount}, capital {total.Capital.Amount}"
                );
                return application;
            },
            cancellationToken
        );
    }

    /// <summary>Puts an application on the reserve list: it may be awarded what others leave.</summary>
    [Requires(Role.Approver)]
    public static Task<Application> ReserveApplication(
        ReserveApplicationInput input,
        Partnership partnership,
        Decider decider,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                ApplicationMutations.CheckReason(input.Reason);
                var (round, application) = await decider.HoldAsync(partnership, input.Application, input.Version, ct);
                decider.Decide("reserveApplication", application, round, ApplicationState.Reserved, input.Reason);
                return application;
            },
            cancellationToken
        );

    /// <summary>Gives an application no money.</summary>
    [Requires(Role.Approver)]
    public static Task<Application> RejectApplication(
        RejectApplicationInput input,
        Partnership partnership,
        Decider decider,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                ApplicationMutations.CheckReason(input.Reason);
                var (round, application) = await decider.HoldAsync(partnership, input.Application, input.Version, ct);
                decider.Decide("rejectApplication", application, round, ApplicationState.Rejected, input.Reason);
                return application;
            },
            cancellationToken
        );

    /// <summary>What needs no database; gives what is awarded together.</summary>
    private static StreamAmounts Check(AwardApplicationInput input)
    {
        var rules = new Rules()
            .Text(input.Reason, 2000, "input", "reason")
            .OptionalText(input.Summary, 4000, "input", "summary")
            .Require(
                input.Draws.Count is >= 1 and <= ProgrammeMutations.MostFunds,
                RuleCodes.Invalid,
                $"An award draws on 1 to {ProgrammeMutations.MostFunds} funds.",
                "input",
                "draws"
            )
            .Require(
                input.Conditions is null or { Count: <= MostItems },
                RuleCodes.Invalid,
                $"An award has at most {MostItems} conditions.",
                "input",
                "conditions"
            )
            .Require(
                input.Deadlines is null or { Count: <= MostItems },
                RuleCodes.Invalid,
                $"An award has at most {MostItems} deadlines.",
                "input",
                "deadlines"
            );
        foreach (var (index, draw) in input.Draws.Take(ProgrammeMutations.MostFunds).Index())
        {
            string[] at = ["input", "draws", Text(index)];
            rules
                .NotNegative(draw.Revenue ?? default, [.. at, "revenue"])
                .NotNegative(draw.Capital ?? default, [.. at, "capital"])
                .Require(
                    draw.Revenue is { MinorUnits: not 0 } || draw.Capital is { MinorUnits: not 0 },
                    RuleCodes.Invalid,
                    "Both revenue and capital are zero. Give at least one of them.",
                    at
                )
                .Require(
                    input.Draws.Take(index).All(d => d.Fund != draw.Fund),
                    RuleCodes.Invalid,
                    $"The fund \"{draw.Fund}\" is listed twice.",
                    [.. at, "fund"]
                );
        }

        foreach (var (index, condition) in (input.Conditions ?? []).Take(MostItems).Index())
        {
            rules.Require(
                !string.IsNullOrWhiteSpace(condition) && condition.Length <= 1000,
                RuleCodes.Invalid,
                "A condition has 1 to 1,000 characters.",
                "input",
                "conditions",
                Text(index)
            );
        }

        foreach (var (index, deadline) in (input.Deadlines ?? []).Take(MostItems).Index())
        {
            rules.Text(deadline.What, 200, "input", "deadlines", Text(index), "what");
        }

        rules.Check();
        return input.Draws.Aggregate(StreamAmounts.None, (sum, d) => sum + AmountsOf(d));
    }

    private static async Task CheckScoreAsync(Round round, Application application, Scores scores, CancellationToken cancellationToken)
    {
        if (!await scores.AreAskedAsync(round, cancellationToken))
        {
            return;
        }

        var score = ScoredAssessment.Result(
            (await scores.OfApplicationsAsync([application.Id], cancellationToken)).GetValueOrDefault(application.Id) ?? []
        );
        new Rules()
            .Require(
                score is not null,
                "NOT_SCORED",
                $"Nobody has scored \"{application.Title}\" yet whose score counts. Score it first.",
                "input",
                "application"
            )
            .Require(
                score is null || score.Reaches(round.Threshold),
                "BELOW_THRESHOLD",
                $"\"{application.Title}\" has {score?.Mean} of {score?.Maximum} points, less than the round's {round.Threshold} per cent. Reject it, or moderate its scores.",
                "input",
                "application"
            )
            .Check();
    }

    /// <summary>The programme's funds that are drawn on, in the order of the draws.</summary>
    private static async Task<IReadOnlyList<ProgrammeFund>> SourcesAsync(
        Round round,
        IReadOnlyList<AwardDrawInput> draws,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var funds = await (
            from source in db.ProgrammeFunds
            join fund in db.Funds on source.FundId equals fund.Id
            where source.ProgrammeId == round.ProgrammeId && fund.PartnershipId == partnership.Id
            select new { fund.Slug, Source = source }
        )
            .AsNoTracking()
            .ToDictionaryAsync(f => f.Slug, f => f.Source, cancellationToken);
        var rules = new Rules();
        foreach (var (index, draw) in draws.Index())
        {
            rules.Require(
                funds.ContainsKey(draw.Fund),
                RuleCodes.NotFound,
                $"The programme draws on no fund \"{draw.Fund}\". It draws on {string.Join(", ", funds.Keys.Order(StringComparer.Ordinal))}.",
                "input",
                "draws",
                Text(index),
                "fund"
            );
        }

        rules.Check();
        return [.. draws.Select(d => funds[d.Fund])];
    }

    private static void CheckMoney(
        Application application,
        Round round,
        StreamAmounts total,
        IReadOnlyList<AwardDrawInput> draws,
        IReadOnlyList<ProgrammeFund> sources,
        IReadOnlyList<Drawing> drawn
    )
    {
        var rules = new Rules();
        var ofRound = round.Budget() - drawn.Where(d => d.RoundId == round.Id).Sum();
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var name = stream.ToString().ToLowerInvariant();
            rules
                .Require(
                    total.Of(stream) <= application.Asked().Of(stream),
                    "MORE_THAN_ASKED",
                    $"{total.Of(stream)} of {name} is more than the {application.Asked().Of(stream)} it asks for. Award at most that.",
                    "input",
                    "draws"
                )
                .Require(
                    total.Of(stream) <= ofRound.Of(stream),
                    "BUDGET_EXCEEDED",
                    $"{total.Of(stream)} of {name} is more than the {ofRound.Of(stream)} that {round.Title} has left. Award at most that; the other stream cannot make up for it.",
                    "input",
                    "draws"
                );
            foreach (var (index, (draw, source)) in draws.Zip(sources).Index())
            {
                var left = (source.Ceiling() - drawn.Where(d => d.FundId == source.FundId).Sum()).Of(stream);
                rules.Require(
                    AmountsOf(draw).Of(stream) <= left,
                    ProgrammeMutations.CeilingExceeded,
                    $"{AmountsOf(draw).Of(stream)} of {name} is more than the {left} that the programme may still draw on \"{draw.Fund}\".",
                    "input",
                    "draws",
                    Text(index),
                    name
                );
            }
        }

        rules.Check();
    }

    private static async Task MoveAsync(
        Ledger ledger,
        Fund fund,
        Allocation allocation,
        StreamAmounts amounts,
        bool commit,
        string note,
        int draw,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, allocation, amounts, note, cancellationToken);
        }
        catch (RuleException e)
        {
            // The ledger knows of one amount; here it is one of several.
            throw new RuleException([.. e.Errors.Select(error => error with { Path = ["input", "draws", Text(draw), error.Path[^1]] })]);
        }

        if (commit)
        {
            await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, amounts, note, cancellationToken);
        }
    }

    private static StreamAmounts AmountsOf(AwardDrawInput draw) => new(draw.Revenue ?? default, draw.Capital ?? default);

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);
}
