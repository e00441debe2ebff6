namespace CouncilPlatform.Grants.Delivery;

/// <summary>One version of a monitoring return, as it was sent. It never changes; the officer's review is added.</summary>
[Shared("A version is saved together with its return, and the return says who may send it.")]
internal sealed class MonitoringSubmission : Entity, INumbered
{
    public Guid MonitoringReturnId { get; init; }

    /// <summary>The version of the return, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The project's progress, in words.</summary>
    public string? Narrative { get; init; }

    /// <summary>The result of the officer's review; null before.</summary>
    public MonitoringOutcome? Outcome { get; private set; }

    /// <summary>What the officer asked to be changed; null otherwise.</summary>
    [MaxLength(2000)]
    public string? Reason { get; private set; }

    internal long? SpentRevenuePence { get; init; }

    internal long? SpentCapitalPence { get; init; }

    internal required string ActualsJson { get; init; }

    internal DateTime SubmittedUtc { get; init; }

    /// <summary>The person who sent it; null from before persons were recorded.</summary>
    internal Guid? SubmittedById { get; init; }

    internal DateTime? ReviewedUtc { get; private set; }

    /// <summary>What was spent so far, of each stream; null if not stated.</summary>
    [Needs(nameof(SpentRevenuePence), nameof(SpentCapitalPence))]
    public StreamAmounts? Spent() =>
        SpentRevenuePence is null && SpentCapitalPence is null
            ? null
            : StreamAmounts.FromPence(SpentRevenuePence ?? 0, SpentCapitalPence ?? 0);

    /// <summary>What had been reached of targets and ceilings.</summary>
    [Needs(nameof(ActualsJson))]
    public IReadOnlyList<ReportedActual> Actuals() => JsonText.Read<ReportedActual>(ActualsJson);

    /// <summary>When the return was sent.</summary>
    [Needs(nameof(SubmittedUtc))]
    public UkMoment Submitted() => UkMoment.Of(SubmittedUtc);

    /// <summary>When an officer reviewed the return; null before.</summary>
    [Needs(nameof(ReviewedUtc))]
    public UkMoment? Reviewed() => UkMoment.Of(ReviewedUtc);

    internal void RequireAnother(Caller reviewer) =>
        new Rules()
            .Require(
                !reviewer.Is(SubmittedById),
                RuleCodes.FourEyes,
                "You sent this return. Somebody else must review it.",
                InputPath.Of("monitoringReturn")
            )
            .Check();

    internal void Review(MonitoringOutcome outcome, string? reason, DateTime now) =>
        (Outcome, Reason, ReviewedUtc) = (outcome, reason, now);
}

/// <summary>The result of an officer's review.</summary>
internal enum MonitoringOutcome
{
    /// <summary>The return is in order; its figures count.</summary>
    Accepted,

    /// <summary>The return must be changed and sent again.</summary>
    ReturnedForChanges,
}

/// <summary>What a measure had reached in all, as a return states. It counts once the return is accepted.</summary>
/// <param name="MeasureId">The measure's key.</param>
/// <param name="Value">The figure as exact text, in the measure's unit.</param>
/// <param name="On">The date of the figure, as precisely as is known: 2027, 2027-06 or 2027-06-30.</param>
internal sealed record ReportedActual(Guid MeasureId, string Value, string On)
{
    /// <summary>The measure that the figure is for.</summary>
    public IDataLoaderResult<GrantMeasure?> Measure(Batches batches, GrantsDb db) => batches.Row<GrantMeasure>(db, MeasureId);
}
