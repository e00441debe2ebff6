namespace CouncilPlatform.Grants.Delivery;

/// <summary>Sending monitoring returns in, and what officers make of them.</summary>
internal sealed class MonitoringMutations
{
    private const int LongestNarrative = 20_000;

    /// <summary>Sends a return in, once; again where it was sent back for changes. Everything that it asks for must be there.</summary>
    [Requires(Role.Applicant)]
    public static Task<MonitoringReturn> SubmitMonitoringReturn(
        SubmitMonitoringReturnInput input,
        Partnership partnership,
        MonitoringDoor door,
        Ledger ledger,
        Actuals actuals,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var due = await door.HoldAsync(partnership, input.MonitoringReturn, input.Version, ct);
                due.RequireStage(
                    "What was sent in stays as it is; an officer can send it back for changes.",
                    MonitoringState.Due,
                    MonitoringState.ReturnedForChanges
                );
                var measures = await MeasuresAsync(due, db, ct);
                var rules = new Rules();
                CheckAskedFor(due, input, measures, rules);
                CheckSpent(
                    input.RevenueSpent ?? default,
                    input.CapitalSpent ?? default,
                    await HoldingAsync(due, ledger, ct),
                    rules,
                    ["input", "revenueSpent"],
                    ["input", "capitalSpent"]
                );
                var reported = CheckActuals(input.Actuals ?? [], measures, actuals, rules);
                rules.Check();
                db.Add(
                    new MonitoringSubmission
                    {
                        MonitoringReturnId = due.Id,
                        Number =
                            1
                            + (
                                await db.MonitoringSubmissions.Where(s => s.MonitoringReturnId == due.Id).MaxAsync(s => (int?)s.Number, ct)
                                ?? 0
                            ),
                        SpentRevenuePence = input.RevenueSpent?.MinorUnits,
                        SpentCapitalPence = input.CapitalSpent?.MinorUnits,
                        Narrative = input.Narrative,
                        ActualsJson = JsonText.Write(reported),
                        SubmittedUtc = time.GetUtcNow().UtcDateTime,
                    }
                );
                due.Stage = MonitoringState.Submitted;
                db.Audit("submitMonitoringReturn", due, partnership.Id, due.Title);
                return due;
            },
            cancellationToken
        );

    /// <summary>
    /// Finds a return in order: the figures it gives become actual figures of their targets. What it says was spent is never more than the allocation
    /// holds, promised and paid together: an organisation may spend before it is paid, and never more than it was promised.
    /// </summary>
    [Requires(Role.Officer)]
    public static Task<MonitoringReturn> AcceptMonitoringReturn(
        AcceptMonitoringReturnInput input,
        Partnership partnership,
        MonitoringDoor door,
        Ledger ledger,
        Actuals actuals,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (_, submitted) = await door.HoldWithAllocationAsync(partnership, input.MonitoringReturn, input.Version, ct);
                var version = await ReviewAsync(submitted, MonitoringOutcome.Accepted, reason: null, time, db, ct);
                if (version.Spent() is { } spent)
                {
                    // Money may have been released or taken back since it was sent in.
                    var rules = new Rules();
                    CheckSpent(
                        spent.Revenue,
                        spent.Capital,
                        await HoldingAsync(submitted, ledger, ct),
                        rules,
                        ["input", "monitoringReturn"],
                        ["input", "monitoringReturn"]
                    );
                    rules.Check();
                }

                var measures = await MeasuresAsync(submitted, db, ct);
                foreach (var actual in version.Actuals())
                {
                    // A measure that was withdrawn meanwhile needs no figure.
                    if (measures.FirstOrDefault(m => m.Id == actual.MeasureId) is { } measure)
                    {
                        actuals.Add(
                            measure,
                            actual.Value,
                            PartialDate.Parse(actual.On),
                            $"Monitoring return {submitted.Number}: {submitted.Title}"
                        );
                    }
                }

                submitted.Stage = MonitoringState.Accepted;
                submitted.Remark = null;
                db.Audit("acceptMonitoringReturn", submitted, partnership.Id, submitted.Title);
                return submitted;
            },
            cancellationToken
        );

    /// <summary>Sends a return back, to be changed and sent in again. What was sent in is kept.</summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReturn> ReturnMonitoringReturn(
        ReturnMonitoringReturnInput input,
        Partnership partnership,
        MonitoringDoor door,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules().Text(input.Reason, 2000, "input", "reason");
        if (input.DueOn is { } due)
        {
            rules.Require(
                due >= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{due:yyyy-MM-dd} is over already. Choose a later day.",
                "input",
                "dueOn"
            );
            MonitoringScheduleMutations.CheckDay(rules, due, "input", "dueOn");
        }

        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var submitted = await door.HoldAsync(partnership, input.MonitoringReturn, input.Version, ct);
                await ReviewAsync(submitted, MonitoringOutcome.ReturnedForChanges, input.Reason, time, db, ct);
                submitted.Stage = MonitoringState.ReturnedForChanges;
                submitted.Remark = input.Reason;
                submitted.DueOn = input.DueOn ?? submitted.DueOn;
                db.Audit("returnMonitoringReturn", submitted, partnership.Id, $"{submitted.Title}: by {submitted.DueOn:yyyy-MM-dd}");
                return submitted;
            },
            cancellationToken
        );
    }

    /// <summary>Notes that somebody was reminded of a return today, so that nobody is twice. The platform sends no mail itself.</summary>
    [Requires(Role.Officer)]
    public static Task<MonitoringReturn> RecordReminder(
        RecordReminderInput input,
        Partnership partnership,
        MonitoringDoor door,
        Reminders reminders,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var due = await door.HoldAsync(partnership, input.MonitoringReturn, version: null, ct);
                due.RequireStage("There is nothing to remind of.", MonitoringState.Due, MonitoringState.ReturnedForChanges);
                var today = UkTime.Today(time);
                new Rules()
                    .Require(
                        !await db.MonitoringReminders.AnyAsync(r => r.MonitoringReturnId == due.Id && r.On == today, ct),
                        "ALREADY_REMINDED",
                        "Somebody was reminded of it today. Once a day is enough.",
                        "input",
                        "monitoringReturn"
                    )
                    .Check();
                reminders.Record(due, today);
                return due;
            },
            cancellationToken
        );

    private static async Task<MonitoringSubmission> ReviewAsync(
        MonitoringReturn submitted,
        MonitoringOutcome outcome,
        string? reason,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        submitted.RequireStage("Only what was sent in is looked at.", MonitoringState.Submitted);
        var version = await db
            .MonitoringSubmissions.Where(s => s.MonitoringReturnId == submitted.Id)
            .OrderByDescending(s => s.Number)
            .FirstAsync(cancellationToken);
        (version.Outcome, version.Reason, version.ReviewedUtc) = (outcome, reason, time.GetUtcNow().UtcDateTime);
        return version;
    }

    private static async Task<IReadOnlyList<GrantMeasure>> MeasuresAsync(
        MonitoringReturn due,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        await db
            .Measures.AsNoTracking()
            .Where(m => m.AllocationId == due.AllocationId && m.WithdrawnReason == null)
            .OrderBy(m => m.Number)
            .ToListAsync(cancellationToken);

    private static async Task<StreamAmounts> HoldingAsync(MonitoringReturn due, Ledger ledger, CancellationToken cancellationToken)
    {
        var holding =
            (await ledger.HoldingsAsync([due.AllocationId], cancellationToken)).GetValueOrDefault(due.AllocationId) ?? Holding.None;
        return holding.Committed + holding.Paid;
    }

    private static void CheckAskedFor(
        MonitoringReturn due,
        SubmitMonitoringReturnInput input,
        IReadOnlyList<GrantMeasure> measures,
        Rules rules
    )
    {
        rules
            .Require(
                !due.AsksSpending || input.RevenueSpent is not null || input.CapitalSpent is not null,
                RuleCodes.Invalid,
                "It asks what was spent so far. Write revenueSpent, capitalSpent or both; 0 where nothing was.",
                "input",
                "revenueSpent"
            )
            .Require(
                !due.AsksNarrative || !string.IsNullOrWhiteSpace(input.Narrative),
                RuleCodes.Invalid,
                "It asks how the project goes. Write a narrative.",
                "input",
                "narrative"
            )
            .OptionalText(input.Narrative, LongestNarrative, "input", "narrative");
        foreach (
            var target in measures.Where(m =>
                due.AsksActuals && m.Kind == MeasureKind.AtLeast && (input.Actuals ?? []).All(a => a.GrantMeasure.Value != m.Id)
            )
        )
        {
            rules.Require(
                holds: false,
                RuleCodes.Invalid,
                $"It asks what has been reached of \"{target.What}\" ({new GlobalId(nameof(GrantMeasure), target.Id)}), in {target.Unit}.",
                "input",
                "actuals"
            );
        }
    }

    private static void CheckSpent(
        Money revenue,
        Money capital,
        StreamAmounts promised,
        Rules rules,
        string[] revenuePath,
        string[] capitalPath
    )
    {
        rules.NotNegative(revenue, revenuePath).NotNegative(capital, capitalPath);
        foreach (
            var (stream, spent, path) in new[]
            {
                (FundingStream.Revenue, revenue, revenuePath),
                (FundingStream.Capital, capital, capitalPath),
            }
        )
        {
            rules.Require(
                spent <= promised.Of(stream),
                "MORE_THAN_GRANTED",
                $"{spent} of {stream.ToString().ToLowerInvariant()} is more than the {promised.Of(stream)} that was promised or paid. Count only what was spent of this grant; the other stream cannot make up for it.",
                path
            );
        }
    }

    private static List<ReportedActual> CheckActuals(
        IReadOnlyList<ReportedActualInput> inputs,
        IReadOnlyList<GrantMeasure> measures,
        Actuals actuals,
        Rules rules
    )
    {
        var reported = new List<ReportedActual>();
        rules.Require(
            inputs.Count <= measures.Count,
            RuleCodes.Invalid,
            $"There are {measures.Count} measures. Give one figure of each.",
            "input",
            "actuals"
        );
        foreach (var (index, input) in inputs.Take(measures.Count).Index())
        {
            string[] at = ["input", "actuals", index.ToString(CultureInfo.InvariantCulture)];
            var measure =
                input.GrantMeasure.Type == nameof(GrantMeasure) ? measures.FirstOrDefault(m => m.Id == input.GrantMeasure.Value) : null;
            rules
                .Require(measure is not null, RuleCodes.NotFound, "The grant has no such measure.", [.. at, "grantMeasure"])
                .Require(
                    inputs.Take(index).All(i => i.GrantMeasure != input.GrantMeasure),
                    RuleCodes.Invalid,
                    "This measure is listed twice.",
                    [.. at, "grantMeasure"]
                );
            if (measure is not null)
            {
                actuals.Check(rules, measure, input.Value, input.On, at);
                reported.Add(new(measure.Id, input.Value, input.On.ToString()));
            }
        }

        return reported;
    }
}
