namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>The published report of a financial year, which never changes.</summary>
[Shared("The report is the whole partnership's, and it never changes once it is published.")]
internal sealed class AnnualReport : PartnershipEntity
{
    /// <summary>The financial year, like 2011/12.</summary>
    public FinancialYear FinancialYear { get; init; }

    /// <summary>The first day of the year, 1 April.</summary>
    public DateOnly FirstDay { get; init; }

    /// <summary>The last day of the year, 31 March.</summary>
    public DateOnly LastDay { get; init; }

    internal DateTime PublishedUtc { get; init; }

    /// <summary>When the report was published: UK time with its offset.</summary>
    [Needs(nameof(PublishedUtc))]
    public string Published() => UkTime.Show(PublishedUtc);

    /// <summary>Every outcome with each of its indicators. An outcome without indicators has one line.</summary>
    public IDataLoaderResult<IReadOnlyList<AnnualReportOutcome>> Outcomes(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (AnnualReportOutcome l) => l.AnnualReportId, static l => l.Number);

    /// <summary>What each partner did, by the same measures.</summary>
    public IDataLoaderResult<IReadOnlyList<AnnualReportPartner>> Partners(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (AnnualReportPartner l) => l.AnnualReportId, static l => l.Number);

    /// <summary>How communities took part, by local area, including areas without any engagement.</summary>
    public IDataLoaderResult<IReadOnlyList<AnnualReportParticipation>> Participation(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (AnnualReportParticipation l) => l.AnnualReportId, static l => l.Number);
}

internal abstract class AnnualReportLine : NumberedEntity
{
    public Guid AnnualReportId { get; set; }
}

/// <summary>One indicator of an outcome in an annual report.</summary>
internal sealed class AnnualReportOutcome : AnnualReportLine
{
    /// <summary>The title of the national outcome.</summary>
    [MaxLength(500)]
    public required string NationalOutcome { get; init; }

    /// <summary>The title of the local outcome.</summary>
    [MaxLength(500)]
    public required string Outcome { get; init; }

    /// <summary>The title of the indicator. Null where the outcome has none.</summary>
    [MaxLength(500)]
    public string? Indicator { get; init; }

    /// <summary>The figure of the year, as exact text, like 19.16. Null where there is none.</summary>
    [MaxLength(Figures.MaxLength)]
    public string? Value { get; init; }

    /// <summary>The status of the figure. Null where there is none.</summary>
    public ObservationStatus? Status { get; init; }

    /// <summary>The target, as exact text, like 15. Null where there is none.</summary>
    [MaxLength(Figures.MaxLength)]
    public string? Target { get; init; }

    /// <summary>The state of the target. Null where there is none.</summary>
    public TargetState? State { get; init; }

    /// <summary>The reason for the state, in words.</summary>
    [MaxLength(500)]
    public required string Reason { get; init; }

    /// <summary>The partners' latest commentary on the target. Null where there is none.</summary>
    [MaxLength(4000)]
    public string? Commentary { get; init; }
}

/// <summary>What a partner did in the year: the same columns for every partner.</summary>
internal sealed class AnnualReportPartner : AnnualReportLine
{
    /// <summary>The partner's name.</summary>
    [MaxLength(300)]
    public required string Partner { get; init; }

    /// <summary>The number of core indicators that the partner must return.</summary>
    public int IndicatorsDue { get; init; }

    /// <summary>The number of core indicators that the partner has returned.</summary>
    public int IndicatorsReturned { get; init; }

    /// <summary>The number of actions that the partner leads.</summary>
    public int ActionsLed { get; init; }

    /// <summary>The number of other actions that the partner takes part in.</summary>
    public int ActionsJoined { get; init; }

    internal long BudgetPence { get; init; }

    internal long AlignedPence { get; init; }

    /// <summary>What the partner plans to spend in the year.</summary>
    [Needs(nameof(BudgetPence))]
    public Money Budget() => Money.FromPence(BudgetPence);

    /// <summary>The part of the budget that contributes to an outcome.</summary>
    [Needs(nameof(AlignedPence))]
    public Money Aligned() => Money.FromPence(AlignedPence);
}

/// <summary>How communities of one area took part in the year.</summary>
internal sealed class AnnualReportParticipation : AnnualReportLine
{
    /// <summary>The local area's name.</summary>
    [MaxLength(200)]
    public required string Area { get; init; }

    /// <summary>The number of times that communities were engaged.</summary>
    public int Engagements { get; init; }

    /// <summary>The number of people who took part, where they were counted.</summary>
    public int Participants { get; init; }

    /// <summary>The number of engagements that did not count people.</summary>
    public int Uncounted { get; init; }

    /// <summary>The participation in words, like "3 engagements, 120 people".</summary>
    [Needs(nameof(Engagements), nameof(Participants), nameof(Uncounted))]
    public string Words() =>
        Engagements == 0
            ? "No engagement is recorded."
            : $"{Wording.Count(Engagements, "engagement")}, {Wording.Count(Participants, "person")}"
                + (Uncounted == 0 ? "." : $"; {Uncounted} {(Uncounted == 1 ? "was" : "were")} not counted.");
}

/// <summary>The annual report of a year as it would be if it were published now.</summary>
/// <param name="FinancialYear">The financial year, like 2011/12.</param>
/// <param name="Outcomes">Every outcome with each of its indicators.</param>
/// <param name="Partners">What each partner did, by the same measures.</param>
/// <param name="Participation">How communities took part, by local area.</param>
internal sealed record AnnualReportDraft(
    FinancialYear FinancialYear,
    [property: GraphQL.Ignore] IReadOnlyList<ReportBlock> Problems,
    IReadOnlyList<AnnualReportOutcome> Outcomes,
    IReadOnlyList<AnnualReportPartner> Partners,
    IReadOnlyList<AnnualReportParticipation> Participation
)
{
    /// <summary>What must be resolved before the report can be published. Empty where it can be published.</summary>
    public IReadOnlyList<string> Blocks => [.. Problems.Select(p => p.Message)];

    internal IEnumerable<AnnualReportLine> Lines => [.. Outcomes, .. Partners, .. Participation];
}

internal sealed record ReportBlock(string Code, string Message);
