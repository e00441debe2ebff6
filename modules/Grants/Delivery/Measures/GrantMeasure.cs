namespace CouncilPlatform.Grants.Delivery;

/// <summary>What an allocation is to achieve, in figures: a target to reach, or a ceiling that says how much it may come to at most.</summary>
internal sealed class GrantMeasure : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AllocationId { get; init; }

    public Guid? LinkedToId { get; init; }

    /// <summary>Its place among the allocation's measures, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What is measured, as in "Homes insulated".</summary>
    public required string What { get; init; }

    public required MeasureKind Kind { get; init; }

    /// <summary>The figure as exact text: <c>2000</c>; with two decimals where it is in pounds.</summary>
    public required string Value { get; init; }

    /// <summary>What it is counted in, as in "homes", or "£ a year".</summary>
    public required string Unit { get; init; }

    /// <summary>Whether it is an amount of money.</summary>
    public bool InPounds { get; init; }

    /// <summary>Over how many months; null where nothing is said.</summary>
    public int? OverMonths { get; init; }

    /// <summary>When that time begins; null where nothing is said.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The document that says so.</summary>
    public string? Source { get; init; }

    /// <summary>Why it is no longer asked for; null while it is.</summary>
    public string? WithdrawnReason { get; set; }

    /// <summary>The figure as money; null where it is none.</summary>
    [Needs(nameof(Value), nameof(InPounds))]
    public Money? Amount() => InPounds && Money.TryParse(Value, out var amount) ? amount : null;

    /// <summary>The figure spread over its time, a year, with two decimals, half rounded up; null where there is no such time.</summary>
    [Needs(nameof(Value), nameof(OverMonths))]
    public string? MeanPerYear() =>
        OverMonths is { } months
            ? Math.Round(Figure * 12 / months, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Where it stands by the latest actual figure; null for a ceiling, which is neither met nor missed.</summary>
    [Needs(nameof(Kind), nameof(Value))]
    public IDataLoaderResult<MeasureState?> State(Batches batches, Actuals actuals) =>
        Latest(batches, actuals)
            .Then(
                MeasureState? (actual) =>
                    Kind == MeasureKind.Ceiling ? null
                    : actual is null ? MeasureState.NotMeasured
                    : actual.Figure >= Figure ? MeasureState.Met
                    : MeasureState.BelowTarget
            );

    /// <summary>How much is missing to the target, as exact text; null for a ceiling, and while nothing is measured.</summary>
    [Needs(nameof(Kind), nameof(Value), nameof(InPounds))]
    public IDataLoaderResult<string?> Shortfall(Batches batches, Actuals actuals) =>
        Latest(batches, actuals)
            .Then(actual =>
                Kind == MeasureKind.Ceiling || actual is null ? null : DecimalText.Write(Math.Max(0, Figure - actual.Figure), InPounds)
            );

    /// <summary>The actual figure of the latest date; of one date, what was recorded last. Figures are what has been reached in all, and are not added up.</summary>
    public IDataLoaderResult<MeasureActual?> Latest(Batches batches, Actuals actuals) =>
        batches.Load<Guid, MeasureActual>("grants.measure.latest", Id, actuals.LatestAsync);

    /// <summary>Every actual figure in the order it was recorded; also what was withdrawn.</summary>
    public IDataLoaderResult<Connection<MeasureActual>> Actuals(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page("grants.measure.actuals", Id, db.MeasureActuals, a => a.MeasureId, paging, a => a.RecordedUtc, descending: false);

    /// <summary>What this one is a consequence of; null where nothing is said.</summary>
    public IDataLoaderResult<GrantMeasure?> LinkedTo(Batches batches, GrantsDb db) =>
        batches.Load<Guid, GrantMeasure>(
            "grants.measure",
            LinkedToId ?? Guid.Empty,
            async (ids, cancellationToken) =>
                await db.Measures.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken)
        );

    /// <summary>What follows from this one, as a saving does from homes that were insulated.</summary>
    public IDataLoaderResult<IReadOnlyList<GrantMeasure>> Consequences(Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, IReadOnlyList<GrantMeasure>>(
                "grants.measure.consequences",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .Measures.AsNoTracking()
                            .Where(m => m.LinkedToId != null && ids.Contains(m.LinkedToId.Value) && m.WithdrawnReason == null)
                            .OrderBy(m => m.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(m => m.LinkedToId!.Value)
                        .ToDictionary(g => g.Key, IReadOnlyList<GrantMeasure> (g) => [.. g])
            )
            .Then(measures => measures ?? []);

    internal decimal Figure => DecimalText.Read(Value);
}

/// <summary>How a figure is meant.</summary>
internal enum MeasureKind
{
    /// <summary>A target: at least this much.</summary>
    AtLeast,

    /// <summary>Up to this much. It is no target.</summary>
    Ceiling,
}

/// <summary>Where a target stands.</summary>
internal enum MeasureState
{
    /// <summary>There is no actual figure yet.</summary>
    NotMeasured,

    /// <summary>The latest actual figure is less than the target, however little.</summary>
    BelowTarget,

    /// <summary>The latest actual figure is the target or more.</summary>
    Met,
}
