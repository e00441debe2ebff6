namespace CouncilPlatform.Grants.Delivery;

/// <summary>One version of a monitoring return, as it was sent in. It never changes; what an officer made of it is added.</summary>
internal sealed class MonitoringSubmission : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid MonitoringReturnId { get; init; }

    /// <summary>Its version, from 1.</summary>
    public int Number { get; init; }

    /// <summary>How the project goes.</summary>
    public string? Narrative { get; init; }

    /// <summary>What the officer made of it; null until then.</summary>
    public MonitoringOutcome? Outcome { get; set; }

    /// <summary>What the officer asked to be changed.</summary>
    public string? Reason { get; set; }

    internal long? SpentRevenuePence { get; init; }

    internal long? SpentCapitalPence { get; init; }

    internal required string ActualsJson { get; init; }

    internal DateTime SubmittedUtc { get; init; }

    internal DateTime? ReviewedUtc { get; set; }

    /// <summary>What was spent so far, of each stream; null where nothing is said.</summary>
    [Needs(nameof(SpentRevenuePence), nameof(SpentCapitalPence))]
    public StreamAmounts? Spent() =>
        SpentRevenuePence is null && SpentCapitalPence is null
            ? null
            : new(Money.FromPence(SpentRevenuePence ?? 0), Money.FromPence(SpentCapitalPence ?? 0));

    /// <summary>What had been reached of targets and ceilings.</summary>
    [Needs(nameof(ActualsJson))]
    public IReadOnlyList<ReportedActual> Actuals() => JsonText.Read<ReportedActual>(ActualsJson);

    /// <summary>When it was sent in, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(SubmittedUtc))]
    public string Submitted() => UkTime.Show(SubmittedUtc);

    /// <summary>When an officer accepted it or sent it back; null until then.</summary>
    [Needs(nameof(ReviewedUtc))]
    public string? Reviewed() => ReviewedUtc is { } at ? UkTime.Show(at) : null;
}

/// <summary>What an officer makes of what was sent in.</summary>
internal enum MonitoringOutcome
{
    Accepted,
    ReturnedForChanges,
}

/// <summary>What a measure had come to in all, as a return says. It counts once the return is accepted.</summary>
/// <param name="Value">The figure as text, in the measure's unit.</param>
/// <param name="On">As of when, as precisely as is known: 2027, 2027-06 or 2027-06-30.</param>
internal sealed record ReportedActual(Guid MeasureId, string Value, string On)
{
    public IDataLoaderResult<GrantMeasure?> Measure(Batches batches, GrantsDb db) =>
        batches.Load<Guid, GrantMeasure>(
            "grants.measure",
            MeasureId,
            async (ids, cancellationToken) =>
                await db.Measures.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken)
        );
}
