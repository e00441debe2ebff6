namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The partners' commentary on a target. A missed target is not published without it.</summary>
internal sealed class Commentary : PartnershipEntity, IBelongsTo<IndicatorTarget>
{
    public Guid IndicatorTargetId { get; init; }

    // Keys have no order on SQL Server.
    internal int SortOrder { get; init; }

    /// <summary>Why the target is met or missed. Do not enter personal data.</summary>
    [MaxLength(4000)]
    public required string Text { get; init; }

    Guid IBelongsTo<IndicatorTarget>.WholeId => IndicatorTargetId;
}

/// <summary>Something that is in the way of a target. Once there is a solution, a themed group is responsible for it.</summary>
internal sealed class PerformanceIssue : Aggregate, IBelongsTo<IndicatorTarget>
{
    public Guid IndicatorTargetId { get; init; }

    // Keys have no order on SQL Server.
    internal int SortOrder { get; init; }

    /// <summary>What is in the way of the target.</summary>
    [MaxLength(2000)]
    public required string Issue { get; init; }

    /// <summary>What is to be done about the issue. Null while nothing is agreed.</summary>
    [MaxLength(2000)]
    public string? Solution { get; private set; }

    /// <summary>The name of the themed group that is responsible for the solution. Null while nothing is agreed.</summary>
    [MaxLength(200)]
    public string? ThemedGroup { get; private set; }

    public Guid? ThemedGroupId { get; private set; }

    /// <summary>The day on which the issue was closed. Null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    Guid IBelongsTo<IndicatorTarget>.WholeId => IndicatorTargetId;

    internal void Solve(string solution, PartnershipBody group)
    {
        RequireOpen();
        (Solution, ThemedGroupId, ThemedGroup) = (solution, group.Id, group.Name);
    }

    internal void Close(DateOnly on)
    {
        RequireOpen();
        new Rules()
            .Require(
                Solution is not null,
                "NO_SOLUTION",
                "Record what was done about this issue before you close it.",
                InputPath.Of("performanceIssue")
            )
            .Check();
        ClosedOn = on;
    }

    private void RequireOpen() =>
        new Rules()
            .Require(
                ClosedOn is null,
                "CLOSED",
                $"The issue was closed on {ClosedOn:yyyy-MM-dd}. If something is in the way again, raise another issue.",
                InputPath.Of("performanceIssue")
            )
            .Check();
}

/// <summary>A published report of an outcome agreement, which never changes.</summary>
internal sealed class PublishedReport : PartnershipEntity, IBelongsTo<OutcomeAgreement>
{
    public Guid OutcomeAgreementId { get; init; }

    /// <summary>The period that it reports on, like 2014/15.</summary>
    [MaxLength(CommunityPlanning.Period.MaxLength)]
    public required string Period { get; init; }

    internal DateTime PublishedUtc { get; init; }

    Guid IBelongsTo<OutcomeAgreement>.WholeId => OutcomeAgreementId;

    /// <summary>When the report was published: UK time with its offset.</summary>
    [Needs(nameof(PublishedUtc))]
    public string Published() => UkTime.Show(PublishedUtc);

    /// <summary>One line for each indicator, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<PublishedLine>> Lines(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (PublishedLine l) => l.PublishedReportId, static l => l.Number);
}

/// <summary>One indicator in a published report.</summary>
internal sealed class PublishedLine : NumberedEntity
{
    public Guid PublishedReportId { get; init; }

    /// <summary>The title of the indicator.</summary>
    [MaxLength(500)]
    public required string Indicator { get; init; }

    /// <summary>The state of the target. Null where there was none.</summary>
    public TargetState? State { get; init; }

    /// <summary>The reason for the state, in words.</summary>
    [MaxLength(500)]
    public required string Reason { get; init; }

    /// <summary>The latest commentary on the target. Null where there was none.</summary>
    [MaxLength(4000)]
    public string? Commentary { get; init; }

    /// <summary>Who can influence the indicator.</summary>
    public required InfluenceLevel Influence { get; init; }

    internal static PublishedLine From(PublishedReport report, int number, ReportLine line, ILookup<Guid, string> commentary) =>
        new()
        {
            PublishedReportId = report.Id,
            Number = number,
            Indicator = line.Indicator.Title,
            State = line.Standing?.State,
            Reason = line.Standing?.Reason ?? "no target for the period",
            Commentary = line.Target is null ? null : commentary[line.Target.Id].LastOrDefault(),
            Influence = line.Indicator.Influence,
        };
}
