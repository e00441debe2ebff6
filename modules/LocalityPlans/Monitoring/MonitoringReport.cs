namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>
/// How an action plan stood on a day, for scrutiny: a snapshot. Nothing in it ever changes, whatever becomes of the plan; who finds a mistake takes another.
/// </summary>
internal sealed class MonitoringReport : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place among the partnership's reports, from 1; its files are called by it.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The day that it tells of.</summary>
    public DateOnly AsAt { get; init; }

    /// <summary>The action plan's title, as it was.</summary>
    public required string PlanTitle { get; init; }

    /// <summary>Who it was made for, as in "Overview and Scrutiny Committee".</summary>
    public string? ReportedTo { get; init; }

    /// <summary>A fingerprint (SHA-256) of all its rows: two copies with the same are the same.</summary>
    public required string Fingerprint { get; init; }

    internal Guid PlanId { get; init; }

    internal DateTime TakenUtc { get; init; }

    /// <summary>When it was taken: a moment of the UK.</summary>
    [Needs(nameof(TakenUtc))]
    public string Taken() => UkTime.Show(TakenUtc);

    /// <summary>The action plan, as it is now.</summary>
    [Needs(nameof(PlanId))]
    public IDataLoaderResult<ActionPlan?> Plan(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, ActionPlan>(
            "localityplans.report.plan",
            PlanId,
            async (ids, cancellationToken) =>
                await db.ActionPlans.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken)
        );

    /// <summary>How many rows stood how.</summary>
    public IDataLoaderResult<MonitoringCounts> Counts(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, MonitoringCounts>("localityplans.report.counts", Id, async (ids, cancellationToken) => (
                        await db
                            .MonitoringRows.Where(r => ids.Contains(r.ReportId))
                            .GroupBy(r => new { r.ReportId, r.Status })
                            .Select(g => new
                            {
                                g.Key.ReportId,
                                g.Key.Status,
                                Count = g.Count(),
                            })
                            .ToListAsync(cancellationToken)
                    ).ToLookup(c => c.ReportId).ToDictionary(g => g.Key, g => MonitoringCounts.Of(g.ToDictionary(c => c.Status, c => c.Count))))
            .Then(counts => counts ?? new MonitoringCounts(0, 0, 0, 0, 0));

    /// <summary>Its rows in the plan's order: one for each key date, and for each action without.</summary>
    /// <param name="status">Only those that stood so.</param>
    public IDataLoaderResult<Connection<MonitoringRow>> Rows(ActionStatus? status, Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            $"localityplans.report.rows.{status}",
            Id,
            db.MonitoringRows.Where(r => status == null || r.Status == status),
            r => r.ReportId,
            paging,
            r => r.Number,
            descending: false
        );
}

/// <summary>How many rows of a report stood how.</summary>
internal sealed record MonitoringCounts(int Done, int Due, int Overdue, int NotDue, int Undated)
{
    public static MonitoringCounts Of(IReadOnlyDictionary<ActionStatus, int> counts) =>
        new(
            counts.GetValueOrDefault(ActionStatus.Done),
            counts.GetValueOrDefault(ActionStatus.Due),
            counts.GetValueOrDefault(ActionStatus.Overdue),
            counts.GetValueOrDefault(ActionStatus.NotDue),
            counts.GetValueOrDefault(ActionStatus.Undated)
        );
}

/// <summary>How one key date of an action stood, in the words of that day.</summary>
internal sealed class MonitoringRow : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place in the report, from 1.</summary>
    public int Number { get; init; }

    public Guid ReportId { get; init; }

    public required string Theme { get; init; }

    public required string Opportunity { get; init; }

    public required string Action { get; init; }

    /// <summary>Who answered for it: organisations and posts; null where nobody did.</summary>
    public string? Owners { get; init; }

    /// <summary>The key date in the document's words; null where the action had none.</summary>
    public string? KeyDate { get; init; }

    /// <summary>The last day that was in time; null where there was none.</summary>
    public DateOnly? DueBy { get; init; }

    public ActionStatus Status { get; init; }

    /// <summary>How many of what the key date counts had happened; null where nothing is counted.</summary>
    public int? Reached { get; init; }

    /// <summary>How many were to happen.</summary>
    public int? Expected { get; init; }

    internal Guid ActionId { get; init; }

    /// <summary>The action, as it is now; null where it is no more.</summary>
    [Needs(nameof(ActionId))]
    public IDataLoaderResult<PlanAction?> Now(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, PlanAction>(
            "localityplans.action",
            ActionId,
            async (ids, cancellationToken) =>
                await db.Actions.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken)
        );
}
