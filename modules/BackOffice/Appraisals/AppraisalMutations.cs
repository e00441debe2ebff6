namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Weighing options, from the first score to a recommendation that is published.</summary>
internal sealed class AppraisalMutations
{
    private const int Most = 50;

    [Requires(Role.Officer)]
    public static async Task<Appraisal> BeginAppraisal(
        BeginAppraisalInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        Check(input);
        var councils = await mediator.OrganisationsAsync(input.Councils, cancellationToken, "input", "councils");
        await door.CheckMembersAsync(
            partnership,
            councils,
            PartialDate.Of(UkTime.Today(time)),
            index => ["input", "councils", index],
            cancellationToken
        );
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.Appraisals.AnyAsync(a => a.PartnershipId == partnership.Id && a.Slug == input.Slug, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has an appraisal \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    )
                    .Check();
                var appraisal = new Appraisal
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Source = input.Source,
                    Formula = input.Formula ?? AppraisalFormula.WeightedSum,
                    WeightTotal = input.WeightTotal,
                    ThinMargin = input.ThinMargin ?? 1,
                };
                db.Add(appraisal);
                db.AddRange(
                    councils.Select(
                        (c, index) =>
                            new AppraisalCouncil
                            {
                                AppraisalId = appraisal.Id,
                                OrganisationId = c.Id,
                                Place = index,
                            }
                    )
                );
                db.AddRange(
                    input.Criteria.Select(
                        (title, index) =>
                            new Criterion
                            {
                                PartnershipId = partnership.Id,
                                AppraisalId = appraisal.Id,
                                Number = index + 1,
                                Title = title,
                            }
                    )
                );
                foreach (var (index, given) in input.Options.Index())
                {
                    var option = new AppraisalOption
                    {
                        PartnershipId = partnership.Id,
                        AppraisalId = appraisal.Id,
                        Number = index + 1,
                        Title = given.Title,
                        Detail = given.Detail,
                        AsIs = given.AsIs ?? false,
                    };
                    db.Add(option);
                    db.AddRange(
                        Points(given)
                            .Select(
                                (p, number) =>
                                    new OptionPoint
                                    {
                                        AppraisalOptionId = option.Id,
                                        Number = number + 1,
                                        Kind = p.Kind,
                                        Text = p.Text,
                                    }
                            )
                    );
                }

                db.Audit("beginAppraisal", appraisal, partnership.Id, appraisal.Slug);
                return appraisal;
            },
            cancellationToken
        );
    }

    /// <summary>Scores an option by a criterion, as an assessor sees it or as agreed. Scored again, it replaces what was said.</summary>
    [Requires(Role.Officer)]
    public static Task<Appraisal> ScoreOption(
        ScoreOptionInput input,
        Partnership partnership,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .OptionalText(input.Rationale, 2000, "input", "rationale")
            .Require(
                input.Assessor is null || !string.IsNullOrWhiteSpace(input.Assessor) && input.Assessor.Length <= 100,
                RuleCodes.Invalid,
                "Name a post in at most 100 characters, or leave the assessor out for the agreed score.",
                "input",
                "assessor"
            )
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var appraisal = await HoldAsync(db, partnership, input.Appraisal, version: null, ct);
                CheckOpen(appraisal);
                var option = await OptionAsync(db, appraisal, input.Option, ct);
                var criterion =
                    await db.Criteria.SingleOrDefaultAsync(c => c.AppraisalId == appraisal.Id && c.Number == input.Criterion, ct)
                    ?? throw new RuleException(
                        RuleCodes.NotFound,
                        $"{appraisal.Title} has no criterion {input.Criterion}.",
                        "input",
                        "criterion"
                    );
                var assessor = input.Assessor?.Trim() ?? "";
                var score = await db.OptionScores.SingleOrDefaultAsync(
                    s => s.AppraisalOptionId == option.Id && s.CriterionId == criterion.Id && s.Assessor == assessor,
                    ct
                );
                if (score is null)
                {
                    score = new()
                    {
                        AppraisalId = appraisal.Id,
                        AppraisalOptionId = option.Id,
                        CriterionId = criterion.Id,
                        Assessor = assessor,
                    };
                    db.Add(score);
                }

                (score.Rating, score.Rationale) = (input.Rating, string.IsNullOrWhiteSpace(input.Rationale) ? null : input.Rationale);
                db.Audit(
                    "scoreOption",
                    appraisal,
                    partnership.Id,
                    $"{appraisal.Slug}, option {option.Number}, criterion {criterion.Number}: {input.Rating}"
                );
                return appraisal;
            },
            cancellationToken
        );
    }

    /// <summary>Says how much each criterion matters: to one council, or by consensus. Scores stay as they are; other agreed weights need every council's approval anew.</summary>
    [Requires(Role.Officer)]
    public static Task<Appraisal> SetWeights(
        SetWeightsInput input,
        Partnership partnership,
        BackOfficeDb db,
        Caller caller,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var appraisal = await HoldAsync(db, partnership, input.Appraisal, version: null, ct);
                CheckOpen(appraisal);
                var council = input.Council is null ? null : await CouncilAsync(db, appraisal, input.Council, caller, mediator, ct);
                var criteria = await db.Criteria.Where(c => c.AppraisalId == appraisal.Id).OrderBy(c => c.Number).ToListAsync(ct);
                var rules = new Rules()
                    .Require(
                        input.Weights.Count == criteria.Count,
                        RuleCodes.Invalid,
                        $"There are {criteria.Count} criteria and {input.Weights.Count} weights. Write one for each, in order.",
                        "input",
                        "weights"
                    )
                    .Require(
                        appraisal.WeightTotal is not { } total || input.Weights.Sum(w => (long)w) == total,
                        "WEIGHTS_DO_NOT_SUM",
                        $"The weights come to {input.Weights.Sum(w => (long)w)}, not to {appraisal.WeightTotal}.",
                        "input",
                        "weights"
                    );
                foreach (var (index, weight) in input.Weights.Index())
                {
                    rules.Require(
                        weight is >= 0 and <= AppraisalArithmetic.MostWeight,
                        RuleCodes.Invalid,
                        $"A weight is 0 to {AppraisalArithmetic.MostWeight}.",
                        "input",
                        "weights",
                        At(index)
                    );
                }

                rules
                    .Require(
                        input.Weights.Any(w => w > 0),
                        RuleCodes.Invalid,
                        "No criterion matters. Weigh one at least.",
                        "input",
                        "weights"
                    )
                    .Check();
                var whose = council?.OrganisationId ?? Guid.Empty;
                var before = await db
                    .CriterionWeights.Where(w => w.AppraisalId == appraisal.Id && w.OrganisationId == whose)
                    .ToDictionaryAsync(w => w.CriterionId, ct);
                foreach (var (criterion, weight) in criteria.Zip(input.Weights))
                {
                    if (before.TryGetValue(criterion.Id, out var known))
                    {
                        known.Weight = weight;
                    }
                    else
                    {
                        db.Add(
                            new CriterionWeight
                            {
                                AppraisalId = appraisal.Id,
                                CriterionId = criterion.Id,
                                OrganisationId = whose,
                                Weight = weight,
                            }
                        );
                    }
                }

                if (council is null)
                {
                    (await db.AppraisalCouncils.Where(c => c.AppraisalId == appraisal.Id).ToListAsync(ct)).ForEach(c =>
                        c.ConsensusOn = null
                    );
                }

                db.Audit(
                    "setWeights",
                    appraisal,
                    partnership.Id,
                    $"{appraisal.Slug}, {(council is null ? "consensus" : input.Council)}: {string.Join(", ", input.Weights)}"
                );
                return appraisal;
            },
            cancellationToken
        );

    /// <summary>Says that a council approves the agreed weights. With the last council's word options are ranked by them.</summary>
    [Requires(Role.Approver)]
    public static Task<Appraisal> ApproveConsensus(
        ApproveConsensusInput input,
        Partnership partnership,
        BackOfficeDb db,
        Caller caller,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var appraisal = await HoldAsync(db, partnership, input.Appraisal, version: null, ct);
                CheckOpen(appraisal);
                var council = await CouncilAsync(db, appraisal, input.Council, caller, mediator, ct);
                new Rules()
                    .Require(
                        await db.CriterionWeights.AnyAsync(w => w.AppraisalId == appraisal.Id && w.OrganisationId == Guid.Empty, ct),
                        "NO_CONSENSUS",
                        "There are no agreed weights. Set them without a council: setWeights.",
                        "input",
                        "appraisal"
                    )
                    .Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on")
                    .Check();
                council.ConsensusOn = input.On;
                db.Audit("approveConsensus", appraisal, partnership.Id, $"{appraisal.Slug}: {input.Council}");
                return appraisal;
            },
            cancellationToken
        );

    /// <summary>Recommends an option. One that is not first by its total needs a reason.</summary>
    [Requires(Role.Officer)]
    public static Task<Appraisal> RecommendOption(
        RecommendOptionInput input,
        Partnership partnership,
        BackOfficeDb db,
        AppraisalResults results,
        CancellationToken cancellationToken
    )
    {
        new Rules().OptionalText(input.Reason, 2000, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var appraisal = await HoldAsync(db, partnership, input.Appraisal, input.Version, ct);
                CheckOpen(appraisal);
                var option = await OptionAsync(db, appraisal, input.Option, ct);
                var own = (await results.OfAsync([appraisal.Id], ct))[appraisal.Id].Options.Single(o => o.Option.Id == option.Id);
                new Rules()
                    .Require(
                        own is { Rank: 1, Tied: false } || !string.IsNullOrWhiteSpace(input.Reason),
                        "REASON_NEEDED",
                        own switch
                        {
                            { Rank: null } => "It is not scored to its end. Say why it is recommended all the same.",
                            { Tied: true } => "Another option has the same total. Say why this one is recommended.",
                            _ => $"It ranks {own.Rank}. Say why it is recommended all the same.",
                        },
                        "input",
                        "reason"
                    )
                    .Check();
                (appraisal.RecommendedId, appraisal.RecommendationReason) = (
                    option.Id,
                    string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason
                );
                db.Audit("recommendOption", appraisal, partnership.Id, $"{appraisal.Slug}: {option.Title}");
                return appraisal;
            },
            cancellationToken
        );
    }

    /// <summary>Publishes the appraisal: every score there with its rationale, the weights agreed and an option recommended. It stays as it is.</summary>
    [Requires(Role.Approver)]
    public static Task<Appraisal> PublishAppraisal(
        PublishAppraisalInput input,
        Partnership partnership,
        BackOfficeDb db,
        AppraisalResults results,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var appraisal = await HoldAsync(db, partnership, input.Appraisal, input.Version, ct);
                CheckOpen(appraisal);
                var result = (await results.OfAsync([appraisal.Id], ct))[appraisal.Id];
                var comparison = (await results.ComparisonsAsync([appraisal.Id], ct)).GetValueOrDefault(appraisal.Id) ?? [];
                var rules = new Rules()
                    .Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on")
                    .Require(
                        result.ConsensusApproved,
                        "NO_CONSENSUS",
                        "Not every council has approved the agreed weights.",
                        "input",
                        "appraisal"
                    )
                    .Require(appraisal.RecommendedId is not null, "NOTHING_RECOMMENDED", "No option is recommended.", "input", "appraisal");
                foreach (var missing in result.Missing)
                {
                    rules.Require(
                        holds: false,
                        "SCORE_MISSING",
                        $"{missing.Option.Title}, {missing.Criterion.Title}: there is no agreed score.",
                        "input",
                        "appraisal"
                    );
                }

                foreach (
                    var (cell, score) in comparison
                        .SelectMany(c => c.Assessors.Concat(c.Agreed is null ? [] : [c.Agreed]).Select(s => (c, s)))
                        .Where(s => s.s.Rationale is null)
                )
                {
                    rules.Require(
                        holds: false,
                        "RATIONALE_MISSING",
                        $"{cell.Option.Title}, {cell.Criterion.Title}, {(score.Assessor.Length == 0 ? "agreed" : score.Assessor)}: say where the score comes from.",
                        "input",
                        "appraisal"
                    );
                }

                rules.Check();
                appraisal.PublishedOn = input.On;
                db.Audit("publishAppraisal", appraisal, partnership.Id, appraisal.Slug);
                return appraisal;
            },
            cancellationToken
        );

    /// <summary>Names the business case, without which nothing is implemented.</summary>
    [Requires(Role.Officer)]
    public static Task<Appraisal> AttachBusinessCase(
        AttachBusinessCaseInput input,
        Partnership partnership,
        BackOfficeDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.BusinessCase, 500, "input", "businessCase").Check();
        return db.WriteAsync(
            async ct =>
            {
                var appraisal = await HoldAsync(db, partnership, input.Appraisal, input.Version, ct);
                new Rules()
                    .Require(appraisal.ImplementedOn is null, "IMPLEMENTED", "It is implemented already.", "input", "appraisal")
                    .Check();
                appraisal.BusinessCase = input.BusinessCase;
                db.Audit("attachBusinessCase", appraisal, partnership.Id, appraisal.Slug);
                return appraisal;
            },
            cancellationToken
        );
    }

    /// <summary>Begins to implement the recommended option. Without a business case it may be explored only.</summary>
    [Requires(Role.Approver)]
    public static Task<Appraisal> ImplementOption(
        ImplementOptionInput input,
        Partnership partnership,
        BackOfficeDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var appraisal = await HoldAsync(db, partnership, input.Appraisal, input.Version, ct);
                new Rules()
                    .Require(
                        appraisal.ImplementedOn is null,
                        "IMPLEMENTED",
                        $"It is implemented since {appraisal.ImplementedOn:yyyy-MM-dd}.",
                        "input",
                        "appraisal"
                    )
                    .Require(
                        appraisal.BusinessCase is not null,
                        "NO_BUSINESS_CASE",
                        "There is no business case: the option may be explored, and not implemented.",
                        "input",
                        "appraisal"
                    )
                    .Require(appraisal.RecommendedId is not null, "NOTHING_RECOMMENDED", "No option is recommended.", "input", "appraisal")
                    .Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on")
                    .Check();
                appraisal.ImplementedOn = input.On;
                db.Audit("implementOption", appraisal, partnership.Id, appraisal.Slug);
                return appraisal;
            },
            cancellationToken
        );

    private static void Check(BeginAppraisalInput input)
    {
        var rules = new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 300, "input", "title")
            .OptionalText(input.Source, 300, "input", "source")
            .Require(
                input.Councils.Count is >= 1 and <= Most,
                RuleCodes.Invalid,
                $"The weights of 1 to {Most} councils count.",
                "input",
                "councils"
            )
            .Require(input.Criteria.Count is >= 1 and <= Most, RuleCodes.Invalid, $"Write 1 to {Most} criteria.", "input", "criteria")
            .Require(input.Options.Count is >= 2 and <= Most, RuleCodes.Invalid, $"Write 2 to {Most} options.", "input", "options")
            .Require(
                input.Options.Count(o => o.AsIs == true) <= 1,
                RuleCodes.Invalid,
                "Things can go on as they are in one way only.",
                "input",
                "options"
            )
            .Require(input.ThinMargin is null or >= 0 and <= 1000, RuleCodes.Invalid, "Write 0 to 1,000 points.", "input", "thinMargin")
            .Require(input.WeightTotal is null or >= 1 and <= 100_000, RuleCodes.Invalid, "Write 1 to 100,000.", "input", "weightTotal");
        foreach (var (index, criterion) in input.Criteria.Index())
        {
            rules.Text(criterion, 300, "input", "criteria", At(index));
        }

        foreach (var (index, option) in input.Options.Index())
        {
            rules
                .Text(option.Title, 300, "input", "options", At(index), "title")
                .OptionalText(option.Detail, 2000, "input", "options", At(index), "detail");
            foreach (var (kind, text) in Points(option))
            {
                rules.Text(
                    text,
                    1000,
                    "input",
                    "options",
                    At(index),
                    kind == OptionPointKind.Advantage ? "advantages"
                        : kind == OptionPointKind.Risk ? "risks"
                        : "disadvantages"
                );
            }
        }

        rules.Check();
    }

    private static IEnumerable<(OptionPointKind Kind, string Text)> Points(AppraisalOptionInput option) =>
        [
            .. (option.Advantages ?? []).Select(t => (OptionPointKind.Advantage, t)),
            .. (option.Disadvantages ?? []).Select(t => (OptionPointKind.Disadvantage, t)),
            .. (option.Risks ?? []).Select(t => (OptionPointKind.Risk, t)),
        ];

    private static void CheckOpen(Appraisal appraisal) =>
        new Rules()
            .Require(
                appraisal.PublishedOn is null,
                "PUBLISHED",
                $"It was published on {appraisal.PublishedOn:yyyy-MM-dd}, and stays as it is. Begin another.",
                "input",
                "appraisal"
            )
            .Check();

    private static async Task<Appraisal> HoldAsync(
        BackOfficeDb db,
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id =
            await db
                .Appraisals.Where(a => a.PartnershipId == partnership.Id && a.Slug == slug)
                .Select(a => (Guid?)a.Id)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no appraisal \"{slug}\".", "input", "appraisal");
        return await db.HoldAsync<Appraisal>(partnership, id, version, cancellationToken);
    }

    private static async Task<AppraisalOption> OptionAsync(
        BackOfficeDb db,
        Appraisal appraisal,
        int number,
        CancellationToken cancellationToken
    ) =>
        await db.AppraisalOptions.SingleOrDefaultAsync(o => o.AppraisalId == appraisal.Id && o.Number == number, cancellationToken)
        ?? throw new RuleException(RuleCodes.NotFound, $"{appraisal.Title} has no option {number}.", "input", "option");

    private static async Task<AppraisalCouncil> CouncilAsync(
        BackOfficeDb db,
        Appraisal appraisal,
        string code,
        Caller caller,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var organisation = await mediator.OrganisationAsync(code, cancellationToken, "input", "council");
        var council = await db.AppraisalCouncils.SingleOrDefaultAsync(
            c => c.AppraisalId == appraisal.Id && c.OrganisationId == organisation.Id,
            cancellationToken
        );
        new Rules()
            .Require(council is not null, "NOT_A_PARTY", $"{organisation.Name} takes no part in {appraisal.Title}.", "input", "council")
            .Require(
                caller.Organisation is null || caller.ActsFor(organisation.Id),
                "NOT_YOUR_COUNCIL",
                $"You act for another council. {organisation.Name} speaks for itself.",
                "input",
                "council"
            )
            .Check();
        return council!;
    }

    private static string At(int index) => index.ToString(CultureInfo.InvariantCulture);
}
