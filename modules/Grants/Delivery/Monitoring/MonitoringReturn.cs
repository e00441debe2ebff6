namespace CouncilPlatform.Grants.Delivery;

/// <summary>What an organisation has to tell of a grant by a day. Only the partnership's own people and those who act for the organisation may read it.</summary>
internal sealed class MonitoringReturn : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AllocationId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>Its place among the allocation's returns, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The time it is about, as in "April to June 2027".</summary>
    public required string Title { get; set; }

    /// <summary>The last day it is in time, in the UK.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Whether it asks what was spent so far, of each stream.</summary>
    public bool AsksSpending { get; init; }

    /// <summary>Whether it asks how the project goes, in words.</summary>
    public bool AsksNarrative { get; init; }

    /// <summary>Whether it asks for the actual figures of all targets; those of ceilings may be given.</summary>
    public bool AsksActuals { get; init; }

    /// <summary>What must be changed, or why it was cancelled.</summary>
    public string? Remark { get; set; }

    public int Version { get; set; }

    /// <summary>As <see cref="State"/>, without what follows from the clock: never overdue.</summary>
    internal MonitoringState Stage { get; set; }

    /// <summary>Where it stands; the UK's calendar says when it is overdue.</summary>
    [Needs(nameof(Stage), nameof(DueOn))]
    public MonitoringState State(TimeProvider time) =>
        Stage == MonitoringState.Due && DueOn < UkTime.Today(time) ? MonitoringState.Overdue : Stage;

    /// <summary>How many days are left, 0 on the last; less than that once it is late; null where nothing is waited for.</summary>
    [Needs(nameof(Stage), nameof(DueOn))]
    public int? DaysLeft(TimeProvider time) => IsAwaited ? DueOn.DayNumber - UkTime.Today(time).DayNumber : null;

    /// <summary>What the project is called.</summary>
    public IDataLoaderResult<string> Project(Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, string>(
                "grants.monitoring.project",
                AllocationId,
                async (ids, cancellationToken) =>
                    await db.Allocations.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Title, cancellationToken)
            )
            .Then(title => title!);

    /// <summary>Whose it is; null where only the partnership's officers send it in.</summary>
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId ?? Guid.Empty, mediator);

    /// <summary>The targets and ceilings that it may tell of.</summary>
    public IDataLoaderResult<IReadOnlyList<GrantMeasure>> Measures(Batches batches, GrantsDb db) =>
        MeasureFields.Load(AllocationId, kind: null, batches, db);

    /// <summary>What was sent in, in order: a new version each time it was sent back for changes.</summary>
    public IDataLoaderResult<Connection<MonitoringSubmission>> Submissions(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(
            "grants.monitoring.submissions",
            Id,
            db.MonitoringSubmissions,
            s => s.MonitoringReturnId,
            paging,
            s => s.Number,
            descending: false
        );

    /// <summary>The days on which somebody was reminded of it.</summary>
    public IDataLoaderResult<Connection<MonitoringReminder>> Reminders(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(
            "grants.monitoring.reminders",
            Id,
            db.MonitoringReminders,
            r => r.MonitoringReturnId,
            paging,
            r => r.On,
            descending: false
        );

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Viewer, partnership) || caller.Has(Role.Applicant, partnership) && OrganisationId is { } own && caller.ActsFor(own);

    /// <summary>Whether it is still to be sent in.</summary>
    internal bool IsAwaited => Stage is MonitoringState.Due or MonitoringState.ReturnedForChanges;

    /// <exception cref="RuleException">WRONG_STATE: it stands otherwise.</exception>
    internal void RequireStage(string remedy, params MonitoringState[] stages) =>
        new Rules()
            .Require(
                stages.Contains(Stage),
                "WRONG_STATE",
                $"\"{Title}\" is {Words(Stage)}; this needs {string.Join(" or ", stages.Select(Words))}. {remedy}",
                "input",
                "monitoringReturn"
            )
            .Check();

    private static string Words(MonitoringState stage) =>
        stage == MonitoringState.ReturnedForChanges ? "RETURNED_FOR_CHANGES" : stage.ToString().ToUpperInvariant();
}

/// <summary>Where a monitoring return stands.</summary>
internal enum MonitoringState
{
    /// <summary>To be sent in, and its day has not passed.</summary>
    Due,

    /// <summary>To be sent in, and its day has passed.</summary>
    Overdue,

    /// <summary>Sent in; an officer is to look at it.</summary>
    Submitted,

    /// <summary>An officer found it in order; its figures count.</summary>
    Accepted,

    /// <summary>Sent back by an officer, to be sent in again.</summary>
    ReturnedForChanges,

    /// <summary>No longer asked for.</summary>
    Cancelled,
}
