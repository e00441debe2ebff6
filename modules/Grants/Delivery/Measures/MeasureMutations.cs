namespace CouncilPlatform.Grants.Delivery;

/// <summary>Targets and ceilings of allocations, and what was reached. The allocation is held, so that its measures change one after another.</summary>
internal sealed class MeasureMutations
{
    /// <summary>Most measures of one allocation, so that they can be read at once.</summary>
    private const int Most = 50;

    /// <summary>Says what an allocation is to reach, or may come to at most.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMeasure> AddGrantMeasure(
        AddGrantMeasureInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        var linked = input.LinkedTo?.For<GrantMeasure>("input", "linkedTo");
        var inPounds = input.InPounds ?? false;
        new Rules()
            .Text(input.What, 200, "input", "what")
            .Figure(input.Value, inPounds, "input", "value")
            .Text(input.Unit ?? (inPounds ? "£" : null), 40, "input", "unit")
            .Require(
                input.OverMonths is null or (>= 1 and <= 1200),
                RuleCodes.Invalid,
                $"overMonths is {input.OverMonths}. Write 1 to 1200 months.",
                "input",
                "overMonths"
            )
            .OptionalText(input.Source, 300, "input", "source")
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                var before = await db.Measures.AsNoTracking().Where(m => m.AllocationId == id).ToListAsync(ct);
                new Rules()
                    .Require(
                        before.Count(m => m.WithdrawnReason is null) < Most,
                        RuleCodes.Invalid,
                        $"An allocation has at most {Most} measures. Withdraw one first.",
                        "input",
                        "allocation"
                    )
                    .Require(
                        linked is null || before.Any(m => m.Id == linked && m.WithdrawnReason is null),
                        RuleCodes.NotFound,
                        "The allocation has no such measure to link to.",
                        "input",
                        "linkedTo"
                    )
                    .Check();
                DecimalText.TryRead(input.Value, inPounds, out var value);
                var measure = new GrantMeasure
                {
                    PartnershipId = partnership.Id,
                    AllocationId = id,
                    LinkedToId = linked,
                    Number = before.Count + 1,
                    What = input.What,
                    Kind = input.Kind,
                    Value = value,
                    Unit = input.Unit ?? "£",
                    InPounds = inPounds,
                    OverMonths = input.OverMonths,
                    From = input.From,
                    Source = input.Source,
                };
                db.Add(measure);
                db.Audit("addGrantMeasure", allocation, partnership.Id, $"{measure.What}: {measure.Kind} {measure.Value} {measure.Unit}");
                return measure;
            },
            cancellationToken
        );
    }

    /// <summary>Takes a measure back; to change one, withdraw it and add the new one. It stays in the database.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMeasure> WithdrawGrantMeasure(
        WithdrawGrantMeasureInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.GrantMeasure.For<GrantMeasure>("input", "grantMeasure");
        new Rules().Text(input.Reason, 1000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var measure = await HoldAsync(db, partnership, id, "grantMeasure", ct);
                measure.WithdrawnReason = input.Reason;
                db.Audit("withdrawGrantMeasure", measure, partnership.Id, $"{measure.What}: {measure.Kind} {measure.Value} {measure.Unit}");
                return measure;
            },
            cancellationToken
        );
    }

    /// <summary>Records what a measure had come to in all on a date.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMeasure> RecordActual(
        RecordActualInput input,
        Partnership partnership,
        GrantsDb db,
        Actuals actuals,
        CancellationToken cancellationToken
    )
    {
        var id = input.GrantMeasure.For<GrantMeasure>("input", "grantMeasure");
        return await db.WriteAsync(
            async ct =>
            {
                var measure = await HoldAsync(db, partnership, id, "grantMeasure", ct);
                actuals.Check(new Rules().Text(input.Source, 300, "input", "source"), measure, input.Value, input.On, "input").Check();
                actuals.Add(measure, input.Value, input.On, input.Source);
                db.Audit("recordActual", measure, partnership.Id, $"{measure.What}: {input.Value} on {input.On}");
                return measure;
            },
            cancellationToken
        );
    }

    /// <summary>Takes an actual figure back. It stays in the history and counts no more.</summary>
    [Requires(Role.Officer)]
    public static async Task<GrantMeasure> WithdrawActual(
        WithdrawActualInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.MeasureActual.For<MeasureActual>("input", "measureActual");
        new Rules().Text(input.Reason, 1000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                // Whose it is never changes, so it may be read before it is held.
                var owner = await db.MeasureActuals.Where(a => a.Id == id).Select(a => a.MeasureId).SingleOrDefaultAsync(ct);
                var measure = await HoldAsync(db, partnership, owner, "measureActual", ct);
                var actual = await db.MeasureActuals.SingleAsync(a => a.Id == id, ct);
                if (actual.WithdrawnReason is not null)
                {
                    throw new RuleException(
                        "WITHDRAWN",
                        $"This figure was withdrawn before: {actual.WithdrawnReason}",
                        "input",
                        "measureActual"
                    );
                }

                actual.WithdrawnReason = input.Reason;
                db.Audit("withdrawActual", measure, partnership.Id, $"{measure.What}: {actual.Value} on {actual.On}");
                return measure;
            },
            cancellationToken
        );
    }

    private static async Task<GrantMeasure> HoldAsync(
        GrantsDb db,
        Partnership partnership,
        Guid id,
        string field,
        CancellationToken cancellationToken
    )
    {
        var allocation = await db
            .Measures.Where(m => m.Id == id && m.PartnershipId == partnership.Id)
            .Select(m => m.AllocationId)
            .SingleOrDefaultAsync(cancellationToken);
        if (allocation == default)
        {
            throw new RuleException(RuleCodes.NotFound, $"There is no such measure in {partnership.Name}.", "input", field);
        }

        await db.HoldAsync<Allocation>(partnership, allocation, expectedVersion: null, cancellationToken);
        var measure = await db.Measures.SingleAsync(m => m.Id == id, cancellationToken);
        return measure.WithdrawnReason is null
            ? measure
            : throw new RuleException(
                "WITHDRAWN",
                $"\"{measure.What}\" was withdrawn: {measure.WithdrawnReason} Add a new measure.",
                "input",
                field
            );
    }
}
