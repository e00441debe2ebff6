namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What partners say of how a target stands. Without it a missed target is not published.</summary>
internal sealed class Commentary : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid IndicatorTargetId { get; init; }

    // In the order in which they were said: keys have none on SQL Server.
    internal int Place { get; init; }

    public required string Text { get; init; }
}

/// <summary>What stands in the way of a target; once there is a solution, the themed group that takes it forward owns it.</summary>
internal sealed class PerformanceIssue : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid IndicatorTargetId { get; init; }

    // In the order in which they were said: keys have none on SQL Server.
    internal int Place { get; init; }

    public required string Issue { get; init; }

    /// <summary>What is to be done about it; null while nothing is agreed.</summary>
    public string? Solution { get; set; }

    /// <summary>The themed group that takes the solution forward, as it was called then. Null while nothing is agreed.</summary>
    public string? ThemedGroup { get; set; }

    public Guid? ThemedGroupId { get; set; }

    /// <summary>The day on which it stood in the way no more; null while it does.</summary>
    public DateOnly? ClosedOn { get; set; }

    public int Version { get; set; }
}

/// <summary>A report as it was published: it stays as it is.</summary>
internal sealed class PublishedReport : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid OutcomeAgreementId { get; init; }

    public required string Period { get; init; }

    internal DateTime PublishedUtc { get; init; }

    /// <summary>When, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(PublishedUtc))]
    public string Published() => UkTime.Show(PublishedUtc);

    /// <summary>One for each indicator, in order.</summary>
    public GraphQL.DataLoader.IDataLoaderResult<IReadOnlyList<PublishedLine>> Lines(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.published.lines",
            Id,
            ids => db.PublishedLines.Where(l => ids.Contains(l.PublishedReportId)).OrderBy(l => l.Number),
            l => l.PublishedReportId
        );
}

/// <summary>What a published report says of one indicator.</summary>
internal sealed class PublishedLine : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PublishedReportId { get; init; }

    public int Number { get; init; }

    public required string Indicator { get; init; }

    /// <summary>Null where there was no target.</summary>
    public TargetState? State { get; init; }

    public required string Reason { get; init; }

    /// <summary>Null where the target was not missed and nothing was said.</summary>
    public string? Commentary { get; init; }

    public required InfluenceLevel Influence { get; init; }
}
