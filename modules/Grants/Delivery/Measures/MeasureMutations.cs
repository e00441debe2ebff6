namespace CouncilPlatform.Grants.Delivery;

internal sealed class MeasureMutations
{
    /// <summary>The most measures of one allocation, so that they are read at once.</summary>
    private const int Max = 50;

    /// <summary>Adds a target that an allocation is to reach, or a ceiling.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMeasure> AddGrantMeasure(AddGrantMeasureInput input, Change<GrantsDb> change)
    {
        Check(input);
        var linked = input.LinkedTo?.For<GrantMeasure>();
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        var before = await change
            .Of<GrantMeasure>()
            .AsNoTracking()
            .Where(m => m.AllocationId == allocation.Id)
            .ToListAsync(change.Cancellation);
        var live = before.Where(m => m.WithdrawnReason is null).ToList();
        new Rules()
            .Valid(live.Count < Max, $"An allocation has at most {Max} measures. Withdraw one first.", input.Allocation)
            .Require(
                linked is null || live.Exists(m => m.Id == linked),
                RuleCodes.NotFound,
                "The allocation has no measure with this id. Check it, or leave it out.",
                input.LinkedTo
            )
            .Check();
        var measure = Measure(allocation, before.Count + 1, linked, input);
        change.Audit(allocation, change.Add(measure).Summary);
        return measure;
    }

    /// <summary>Withdraws a measure, which remains in the history. To change a measure, withdraw it and add a new one.</summary>
    [Requires(Role.Officer)]
    [Irreversible("Its figures no longer count.")]
    public static async Task<GrantMeasure> WithdrawGrantMeasure(WithdrawGrantMeasureInput input, Change<GrantsDb> change)
    {
        new Rules().Text(input.Reason, 1000).Check();
        var measure = await change.LockPartAsync<GrantMeasure>(input.GrantMeasure);
        measure.Withdraw(input.Reason);
        return change.Done(measure, measure.Summary);
    }

    /// <summary>Records what a measure had reached in all by a date.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMeasure> RecordActual(RecordActualInput input, Actuals actuals, Change<GrantsDb> change)
    {
        var measure = await change.LockPartAsync<GrantMeasure>(input.GrantMeasure);
        measure.RequireLive(InputPath.Of("grantMeasure"));
        actuals.Check(new Rules().Text(input.Source, 300), measure, input.Value, input.On, InputPath.Of()).Check();
        actuals.Add(measure, input.Value, input.On, input.Source);
        return change.Done(measure, $"{measure.What}: {input.Value} on {input.On}");
    }

    /// <summary>Withdraws an actual figure. It remains in the history and does not count.</summary>
    [Requires(Role.Officer)]
    [Irreversible("Enter another figure if there is one.")]
    public static async Task<GrantMeasure> WithdrawActual(WithdrawActualInput input, Change<GrantsDb> change)
    {
        var id = input.MeasureActual.For<MeasureActual>();
        new Rules().Text(input.Reason, 1000).Check();
        var figures = change.Db.Set<MeasureActual>().Where(a => a.Id == id);
        var owner = await figures.Select(a => a.MeasureId).SingleOrDefaultAsync(change.Cancellation);
        var measure = await change.LockPartAsync<GrantMeasure>(owner, "input.measureActual");
        measure.RequireLive(InputPath.Of("measureActual"));
        var actual = await figures.SingleAsync(change.Cancellation);
        actual.Withdraw(input.Reason);
        return change.Done(measure, $"{measure.What}: {actual.Value} on {actual.On}");
    }

    private static void Check(AddGrantMeasureInput input) =>
        new Rules()
            .Text(input.What, 200)
            .Figure(input.Value, input.InPounds ?? false, InputPath.Of("value"))
            .Text(input.Unit ?? (input.InPounds ?? false ? "£" : null), 40, InputPath.Of("unit"))
            .Months(input.OverMonths)
            .OptionalText(input.Source, 300)
            .Check();

    private static GrantMeasure Measure(Allocation allocation, int number, Guid? linked, AddGrantMeasureInput input)
    {
        var inPounds = input.InPounds ?? false;
        DecimalText.TryRead(input.Value, inPounds, out var value);
        return new()
        {
            PartnershipId = allocation.PartnershipId,
            AllocationId = allocation.Id,
            LinkedToId = linked,
            Number = number,
            What = input.What,
            Kind = input.Kind,
            Value = value,
            Unit = input.Unit ?? "£",
            InPounds = inPounds,
            OverMonths = input.OverMonths,
            From = input.From,
            Source = input.Source,
        };
    }
}
