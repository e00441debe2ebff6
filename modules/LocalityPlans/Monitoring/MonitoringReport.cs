namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>How far an action plan had come on a day, for scrutiny: a snapshot that never changes.</summary>
[Shared("A report shows what all councils have recorded, and never changes.")]
internal sealed class MonitoringReport : PartnershipEntity, INumbered
{
    /// <summary>The report's number in the partnership, from 1. It is part of the names of the report's files.</summary>
    public int Number { get; init; }

    /// <summary>The report's title.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>The day that the report describes.</summary>
    public DateOnly AsAt { get; init; }

    /// <summary>The action plan's title at that time.</summary>
    [MaxLength(200)]
    public required string PlanTitle { get; init; }

    /// <summary>The body that the report is made for, like Overview and Scrutiny Committee.</summary>
    [MaxLength(RoleText.MaxLength)]
    public string? ReportedTo { get; init; }

    /// <summary>The SHA-256 fingerprint of all rows. Two copies with the same fingerprint are the same.</summary>
    [MaxLength(64)]
    public required string Fingerprint { get; init; }

    internal Guid PlanId { get; init; }

    internal DateTime TakenUtc { get; init; }

    /// <summary>When the report was recorded.</summary>
    [Needs(nameof(TakenUtc))]
    public UkMoment Taken() => UkMoment.Of(TakenUtc);

    /// <summary>The action plan as it is now.</summary>
    public IDataLoaderResult<ActionPlan?> Plan(Batches batches, LocalityPlansDb db) => batches.Row<ActionPlan>(db, PlanId);

    /// <summary>The number of rows with each status.</summary>
    public IDataLoaderResult<MonitoringCounts> Counts(Batches batches, LocalityPlansDb db) =>
        batches
            .Values(
                Id,
                db,
                static (ids, db) =>
                    db.Set<MonitoringRow>()
                        .Where(r => ids.Contains(r.ReportId))
                        .GroupBy(r => new { r.ReportId, r.Status })
                        .Select(g => new { g.Key, Count = g.Count() }),
                static c => c.Key.ReportId,
                static c => KeyValuePair.Create(c.Key.Status, c.Count)
            )
            .Then(static counts =>
            {
                Dictionary<ActionStatus, int> by = new(counts);
                return new MonitoringCounts(
                    by.GetValueOrDefault(ActionStatus.Done),
                    by.GetValueOrDefault(ActionStatus.Due),
                    by.GetValueOrDefault(ActionStatus.Overdue),
                    by.GetValueOrDefault(ActionStatus.NotDue),
                    by.GetValueOrDefault(ActionStatus.Undated)
                );
            });

    /// <summary>The rows in the plan's order: one for each key date, and one for each action without a key date.</summary>
    /// <param name="status">Only rows with this status.</param>
    public IDataLoaderResult<Connection<MonitoringRow>> Rows(ActionStatus? status, Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            Id,
            (db, status),
            static s => s.db.Set<MonitoringRow>().Where(r => s.status == null || r.Status == s.status),
            static r => r.ReportId,
            paging,
            static r => r.Number
        );
}

/// <summary>The number of a report's rows with each status.</summary>
/// <param name="Done">The number of rows that were done.</param>
/// <param name="Due">The number of rows that were due.</param>
/// <param name="Overdue">The number of rows that were overdue.</param>
/// <param name="NotDue">The number of rows that were not due yet.</param>
/// <param name="Undated">The number of rows without a date.</param>
internal sealed record MonitoringCounts(int Done, int Due, int Overdue, int NotDue, int Undated);

/// <summary>One key date of an action as it was on the day of the report.</summary>
internal sealed class MonitoringRow : Part, IBelongsTo<MonitoringReport>
{
    public Guid ReportId { get; init; }

    /// <summary>The theme's title.</summary>
    [MaxLength(200)]
    public required string Theme { get; init; }

    /// <summary>The opportunity, as the document words it.</summary>
    [MaxLength(500)]
    public required string Opportunity { get; init; }

    /// <summary>What was to be done.</summary>
    [MaxLength(200)]
    public required string Action { get; init; }

    // Without a limit, which would refuse a report of an action with many owners.
    /// <summary>The organisations and posts that were responsible; null where there were none.</summary>
    public string? Owners { get; init; }

    /// <summary>The key date in the document's own words; null where the action had none.</summary>
    [MaxLength(500)]
    public string? KeyDate { get; init; }

    /// <summary>The last day that was in time; null where there was none.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>The status on the day of the report.</summary>
    public ActionStatus Status { get; init; }

    /// <summary>How many of what the key date counts had happened, like 1 of 2 meetings; null where it counts nothing.</summary>
    public int? Reached { get; init; }

    /// <summary>How many were to happen; null where the key date counts nothing.</summary>
    public int? Expected { get; init; }

    internal Guid ActionId { get; init; }

    Guid IBelongsTo<MonitoringReport>.WholeId => ReportId;

    /// <summary>The action as it is now; null where it no longer exists.</summary>
    public IDataLoaderResult<PlanAction?> Now(Batches batches, LocalityPlansDb db) => batches.Row<PlanAction>(db, ActionId);
}
