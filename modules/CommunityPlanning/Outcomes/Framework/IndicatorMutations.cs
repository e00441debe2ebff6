namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What outcomes are measured by, and what is to be reached. An indicator is held, so that its definitions and targets change one after another.</summary>
internal sealed class IndicatorMutations
{
    [Requires(Role.Officer)]
    public static Task<Indicator> AddIndicator(
        AddIndicatorInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        Check(input);
        return db.WriteAsync(
            async ct =>
            {
                var outcome = await door.OutcomeAsync(partnership, input.LocalOutcome, ct, "input", "localOutcome");
                new Rules()
                    .Require(
                        !await db.Indicators.AnyAsync(i => i.PartnershipId == partnership.Id && i.Slug == input.Slug, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has an indicator \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    )
                    .Check();
                var indicator = new Indicator
                {
                    PartnershipId = partnership.Id,
                    LocalOutcomeId = outcome.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Unit = input.Unit,
                    UnitNote = input.UnitNote,
                    Polarity = input.Polarity,
                    Scope = input.Scope ?? IndicatorScope.Local,
                    Source = input.Source,
                    Influence = input.Influence ?? InfluenceLevel.Partnership,
                    ImpactNote = input.ImpactNote,
                    DefinitionNumber = 1,
                    BaselinePeriod = input.BaselinePeriod,
                    BaselineValue = input.BaselineValue,
                };
                db.Add(indicator);
                db.Add(
                    new IndicatorDefinition
                    {
                        IndicatorId = indicator.Id,
                        Number = 1,
                        Text = input.Definition,
                    }
                );
                db.Audit("addIndicator", indicator, partnership.Id, indicator.Slug);
                return indicator;
            },
            cancellationToken
        );
    }

    /// <summary>Changes what an indicator measures. Figures keep the definition that they were returned by.</summary>
    [Requires(Role.Officer)]
    public static Task<Indicator> RedefineIndicator(
        RedefineIndicatorInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Definition, 2000, "input", "definition").Check();
        return db.WriteAsync(
            async ct =>
            {
                var indicator = await door.HoldIndicatorAsync(partnership, input.Indicator, input.Version, ct);
                indicator.DefinitionNumber++;
                db.Add(
                    new IndicatorDefinition
                    {
                        IndicatorId = indicator.Id,
                        Number = indicator.DefinitionNumber,
                        Text = input.Definition,
                    }
                );
                db.Audit("redefineIndicator", indicator, partnership.Id, $"{indicator.Slug}: definition {indicator.DefinitionNumber}");
                return indicator;
            },
            cancellationToken
        );
    }

    /// <summary>Sets what an indicator is to reach in a period.</summary>
    [Requires(Role.Officer)]
    public static Task<IndicatorTarget> SetIndicatorTarget(
        SetIndicatorTargetInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        var level = input.Level ?? TargetLevel.Local;
        new Rules()
            .Period(input.Period, "input", "period")
            .OptionalText(input.Note, 1000, "input", "note")
            .Require(
                input.Varies is null || level == TargetLevel.Local,
                RuleCodes.Invalid,
                "Only a local target varies a national one. Leave varies out, or make the level LOCAL.",
                "input",
                "varies"
            )
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var indicator = await door.HoldIndicatorAsync(partnership, input.Indicator, input.Version, ct);
                var usual = indicator.Polarity == Polarity.HighIsGood ? TargetBound.AtLeast : TargetBound.AtMost;
                var period = Period.Read(input.Period);
                var varied = input.Varies is { } id ? await db.RequireAsync<IndicatorTarget>(partnership, id, ct, "input", "varies") : null;
                new Rules()
                    .Figure(input.Value, indicator.Unit, "input", "value")
                    .Require(
                        input.Bound is null || input.Bound == usual,
                        RuleCodes.Invalid,
                        $"Of {indicator.Title}, {Words(indicator.Polarity)}: its targets are {(usual == TargetBound.AtLeast ? "AT_LEAST" : "AT_MOST")}.",
                        "input",
                        "bound"
                    )
                    .Require(
                        varied is null
                            || varied.IndicatorId == indicator.Id
                                && varied.Level == TargetLevel.National
                                && varied.Period == period.ToString(),
                        RuleCodes.Invalid,
                        "A local target varies the national target of the same indicator and period. Name that one.",
                        "input",
                        "varies"
                    )
                    .Require(
                        !await db.IndicatorTargets.AnyAsync(
                            t => t.IndicatorId == indicator.Id && t.Period == input.Period && t.Level == level,
                            ct
                        ),
                        RuleCodes.AlreadyExists,
                        $"{indicator.Title} has a {(level == TargetLevel.Local ? "local" : "national")} target for {period} already.",
                        "input",
                        "period"
                    )
                    .Check();
                var target = new IndicatorTarget
                {
                    PartnershipId = partnership.Id,
                    IndicatorId = indicator.Id,
                    VariesId = varied?.Id,
                    Level = level,
                    Bound = usual,
                    Period = period.ToString(),
                    PeriodEnds = period.Last,
                    Value = input.Value,
                    Note = input.Note,
                };
                db.Add(target);
                db.Audit("setIndicatorTarget", target, partnership.Id, $"{indicator.Slug} {target.Period}: {target.Value}");
                return target;
            },
            cancellationToken
        );
    }

    /// <summary>Puts a target right. What was published of it stays as it was published.</summary>
    [Requires(Role.Approver)]
    public static Task<IndicatorTarget> CorrectIndicatorTarget(
        CorrectIndicatorTargetInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().OptionalText(input.Note, 1000, "input", "note").Text(input.Reason, 500, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (indicator, target) = await door.HoldTargetAsync(partnership, input.IndicatorTarget, ct);
                new Rules().Figure(input.Value, indicator.Unit, "input", "value").Check();
                db.Audit(
                    "correctIndicatorTarget",
                    target,
                    partnership.Id,
                    $"{indicator.Slug} {target.Period}: {input.Value} instead of {target.Value}. {input.Reason}"
                );
                (target.Value, target.Note) = (input.Value, input.Note);
                return target;
            },
            cancellationToken
        );
    }

    /// <summary>Takes back a target that was set by mistake, while nothing is said of it and nothing is done for it.</summary>
    [Requires(Role.Approver)]
    public static Task<IndicatorTarget> WithdrawIndicatorTarget(
        WithdrawIndicatorTargetInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 500, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (indicator, target) = await door.HoldTargetAsync(partnership, input.IndicatorTarget, ct);
                new Rules()
                    .Require(
                        !await db.Commentaries.AnyAsync(c => c.IndicatorTargetId == target.Id, ct)
                            && !await db.PerformanceIssues.AnyAsync(i => i.IndicatorTargetId == target.Id, ct),
                        "IN_USE",
                        "Commentary or an issue speaks of it: it stays. Correct it: correctIndicatorTarget.",
                        "input",
                        "indicatorTarget"
                    )
                    .Require(
                        !await db.OutcomeActions.AnyAsync(a => a.IndicatorTargetId == target.Id, ct),
                        "IN_USE",
                        "An action is to reach it. Align the action with another: alignOutcomeAction.",
                        "input",
                        "indicatorTarget"
                    )
                    .Require(
                        !await db.IndicatorTargets.AnyAsync(t => t.VariesId == target.Id, ct),
                        "IN_USE",
                        "A local target varies it. Withdraw that one first.",
                        "input",
                        "indicatorTarget"
                    )
                    .Check();
                db.Remove(target);
                db.Audit(
                    "withdrawIndicatorTarget",
                    target,
                    partnership.Id,
                    $"{indicator.Slug} {target.Period}: {target.Value}. {input.Reason}"
                );
                return target;
            },
            cancellationToken
        );
    }

    internal static string Words(Polarity polarity) => polarity == Polarity.HighIsGood ? "high is good" : "low is good";

    private static void Check(AddIndicatorInput input)
    {
        var rules = new Rules()
            .Slug(input.Slug, "input", "slug")
            .Text(input.Title, 500, "input", "title")
            .OptionalText(input.UnitNote, 100, "input", "unitNote")
            .Text(input.Definition, 2000, "input", "definition")
            .OptionalText(input.Source, 300, "input", "source")
            .OptionalText(input.ImpactNote, 2000, "input", "impactNote")
            .Require(
                input.Influence is null or InfluenceLevel.Partnership || !string.IsNullOrWhiteSpace(input.ImpactNote),
                RuleCodes.Invalid,
                "The partnership does not control this. Say in impactNote what moves it, and what partners do about the effects.",
                "input",
                "impactNote"
            )
            .Require(
                (input.BaselinePeriod is null) == (input.BaselineValue is null),
                RuleCodes.Invalid,
                "A baseline is a period and its figure. Write both, or neither.",
                "input",
                "baselinePeriod"
            );
        if (input.BaselinePeriod is not null && input.BaselineValue is not null)
        {
            rules.Period(input.BaselinePeriod, "input", "baselinePeriod").Figure(input.BaselineValue, input.Unit, "input", "baselineValue");
        }

        rules.Check();
    }
}
