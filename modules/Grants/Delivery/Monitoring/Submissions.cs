namespace CouncilPlatform.Grants.Delivery;

internal sealed class Submissions(Change<GrantsDb> change, Actuals actuals)
{
    private const int MaxNarrative = 20_000;

    public async Task AddAsync(MonitoringReturn due, SubmitMonitoringReturnInput input)
    {
        var measures = await MeasuresAsync(due);
        var rules = new Rules();
        CheckAskedFor(due, input, measures, rules);
        var spent = StreamAmounts.Of(input.RevenueSpent, input.CapitalSpent);
        await CheckSpentAsync(due, spent, InputPath.Of("revenueSpent"), InputPath.Of("capitalSpent"), rules);
        var reported = CheckActuals(input.Actuals ?? [], measures, rules);
        rules.Check();
        change.Add(
            new MonitoringSubmission
            {
                MonitoringReturnId = due.Id,
                Number = await change.NextNumberAsync<MonitoringSubmission>(s => s.MonitoringReturnId == due.Id),
                SpentRevenuePence = input.RevenueSpent?.MinorUnits,
                SpentCapitalPence = input.CapitalSpent?.MinorUnits,
                Narrative = input.Narrative,
                ActualsJson = JsonText.Write(reported),
                SubmittedUtc = change.NowUtc,
                SubmittedById = change.Caller.Person,
            }
        );
    }

    public async Task<MonitoringSubmission> ReviewAsync(MonitoringReturn submitted, MonitoringOutcome outcome, string? reason)
    {
        var version = await change
            .Db.Set<MonitoringSubmission>()
            .Where(s => s.MonitoringReturnId == submitted.Id)
            .OrderByDescending(s => s.Number)
            .FirstAsync(change.Cancellation);
        version.Review(outcome, reason, change.NowUtc);
        return version;
    }

    public async Task AcceptAsync(MonitoringReturn submitted)
    {
        var version = await ReviewAsync(submitted, MonitoringOutcome.Accepted, reason: null);
        version.RequireAnother(change.Caller);
        if (version.Spent() is { } spent)
        {
            var (rules, path) = (new Rules(), InputPath.Of("monitoringReturn"));
            await CheckSpentAsync(submitted, spent, path, path, rules);
            rules.Check();
        }

        var measures = await MeasuresAsync(submitted);
        foreach (var actual in version.Actuals())
        {
            // A measure that was withdrawn after the return was sent needs no figure.
            if (measures.FirstOrDefault(m => m.Id == actual.MeasureId) is { } measure)
            {
                var source = $"Monitoring return {submitted.Number}: {submitted.Title}";
                actuals.Add(measure, actual.Value, PartialDate.Parse(actual.On), source);
            }
        }
    }

    private async Task<IReadOnlyList<GrantMeasure>> MeasuresAsync(MonitoringReturn due) =>
        await change
            .Of<GrantMeasure>()
            .AsNoTracking()
            .Where(m => m.AllocationId == due.AllocationId && m.WithdrawnReason == null)
            .OrderBy(m => m.Number)
            .ToListAsync(change.Cancellation);

    private static void CheckAskedFor(
        MonitoringReturn due,
        SubmitMonitoringReturnInput input,
        IReadOnlyList<GrantMeasure> measures,
        Rules rules
    )
    {
        rules
            .Valid(
                !due.AsksSpending || input.RevenueSpent is not null || input.CapitalSpent is not null,
                "Enter what was spent so far: revenue, capital or both. Enter 0 if nothing was spent.",
                input.RevenueSpent
            )
            .Valid(!due.AsksNarrative || !string.IsNullOrWhiteSpace(input.Narrative), "Describe the project's progress.", input.Narrative)
            .OptionalText(input.Narrative, MaxNarrative);
        var given = (input.Actuals ?? []).Select(a => a.GrantMeasure).ToHashSet();
        foreach (
            var target in measures.Where(m =>
                due.AsksActuals && m.Kind == MeasureKind.AtLeast && !given.Contains(new GlobalId(nameof(GrantMeasure), m.Id))
            )
        )
        {
            rules.Valid(holds: false, $"Enter what has been reached of \"{target.What}\", in {target.Unit}.", input.Actuals);
        }
    }

    private async Task CheckSpentAsync(MonitoringReturn due, StreamAmounts spent, InputPath revenue, InputPath capital, Rules rules)
    {
        var held = (await change.Of<Allocation>().AsNoTracking().SingleAsync(a => a.Id == due.AllocationId, change.Cancellation)).Held();
        rules
            .NotNegative(spent.Revenue, revenue)
            .NotNegative(spent.Capital, capital)
            .Within(
                spent,
                held.Committed + held.Paid,
                "MORE_THAN_GRANTED",
                (name, amount, granted) =>
                    $"{amount} of {name} is more than the {granted} of it that was granted. "
                    + "Count only what was spent of this grant; the other stream cannot make up for it.",
                name => name == "revenue" ? revenue : capital
            );
    }

    private List<ReportedActual> CheckActuals(IReadOnlyList<ReportedActualInput> inputs, IReadOnlyList<GrantMeasure> measures, Rules rules)
    {
        var reported = new List<ReportedActual>();
        rules.Valid(
            inputs.Count <= measures.Count,
            $"This grant has {Wording.Count(measures.Count, "measure")}. Enter one figure for each.",
            InputPath.Of("actuals")
        );
        foreach (var (index, input) in inputs.Take(measures.Count).Index())
        {
            var path = InputPath.Of("actuals", index);
            var measure = measures.FirstOrDefault(m => input.GrantMeasure == new GlobalId(nameof(GrantMeasure), m.Id));
            rules
                .Require(
                    measure is not null,
                    RuleCodes.NotFound,
                    "This grant has no measure with this id. Check it, then try again.",
                    path.Within("grantMeasure")
                )
                .Valid(
                    inputs.Take(index).All(i => i.GrantMeasure != input.GrantMeasure),
                    "This measure is listed twice. List it once.",
                    path.Within("grantMeasure")
                );
            if (measure is not null)
            {
                actuals.Check(rules, measure, input.Value, input.On, path);
                reported.Add(new(measure.Id, input.Value, input.On.ToString()));
            }
        }

        return reported;
    }
}
