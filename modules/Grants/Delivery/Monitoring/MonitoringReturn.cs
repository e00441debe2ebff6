namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// A report on a grant that an organisation must send by a day. Only the partnership's own people and those who act for the organisation
/// may read it.
/// </summary>
internal sealed class MonitoringReturn : Aggregate, IForOrganisation, INumbered, IPartOf<Allocation>
{
    public Guid AllocationId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>The return's position among the allocation's returns, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The period that the return covers, like April to June 2027.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>The last day on which the return is in time, in the UK.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Whether the return must state what was spent so far, of each stream.</summary>
    public bool AsksSpending { get; init; }

    /// <summary>Whether the return must describe the project's progress.</summary>
    public bool AsksNarrative { get; init; }

    /// <summary>Whether the return must give the actual figures of all targets; those of ceilings are optional.</summary>
    public bool AsksActuals { get; init; }

    /// <summary>What must be changed, or why the return was cancelled; null otherwise.</summary>
    [MaxLength(2000)]
    public string? Remark { get; private set; }

    /// <summary>As <see cref="State"/>, without what follows from the clock: never overdue.</summary>
    internal MonitoringState Stage { get; private set; }

    internal bool IsAwaited => Stage is MonitoringState.Due or MonitoringState.ReturnedForChanges;

    Guid IBelongsTo<Allocation>.WholeId => AllocationId;

    Guid? IForOrganisation.For => OrganisationId;

    /// <summary>How far the return has come; the UK's calendar decides when it is overdue.</summary>
    [Needs(nameof(Stage), nameof(DueOn))]
    public MonitoringState State(TimeProvider time) =>
        Stage == MonitoringState.Due && DueOn < UkTime.Today(time) ? MonitoringState.Overdue : Stage;

    /// <summary>How many days are left: 0 on the last day, negative once the return is late; null where nothing is to be sent.</summary>
    [Needs(nameof(Stage), nameof(DueOn))]
    public int? DaysLeft(TimeProvider time) => IsAwaited ? DueOn.DayNumber - UkTime.Today(time).DayNumber : null;

    /// <summary>The name of the project.</summary>
    public IDataLoaderResult<string> Project(Batches batches, GrantsDb db) => Allocation.ProjectOf(AllocationId, batches, db);

    /// <summary>The organisation that sends the return; null where only the partnership's officers do.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) =>
        organisations.Get(OrganisationId ?? Guid.Empty);

    /// <summary>The targets and ceilings that the return may report on.</summary>
    public IDataLoaderResult<IReadOnlyList<GrantMeasure>> Measures(Batches batches, GrantsDb db) =>
        MeasureFields.Load(AllocationId, PartnershipId, kind: null, batches, db);

    /// <summary>What was sent, in order: a new version each time an officer asked for changes.</summary>
    public IDataLoaderResult<Connection<MonitoringSubmission>> Submissions(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, Id, static (MonitoringSubmission s) => s.MonitoringReturnId, paging, static s => s.Number);

    /// <summary>The days on which somebody was reminded of the return.</summary>
    public IDataLoaderResult<Connection<MonitoringReminder>> Reminders(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, Id, static (MonitoringReminder r) => r.MonitoringReturnId, paging, static r => r.On);

    internal void Update(string? title, DateOnly? dueOn)
    {
        RequireAwaited("What was sent cannot be changed.");
        (Title, DueOn) = (title ?? Title, dueOn ?? DueOn);
    }

    internal void Cancel(string reason)
    {
        RequireAwaited("What was sent cannot be cancelled.");
        (Stage, Remark) = (MonitoringState.Cancelled, reason);
    }

    internal void Submit()
    {
        RequireAwaited("What was sent cannot be changed. An officer can return it for changes.");
        Stage = MonitoringState.Submitted;
    }

    internal void Accept()
    {
        RequireSubmitted();
        (Stage, Remark) = (MonitoringState.Accepted, null);
    }

    internal void ReturnForChanges(string reason, DateOnly? dueOn)
    {
        RequireSubmitted();
        (Stage, Remark, DueOn) = (MonitoringState.ReturnedForChanges, reason, dueOn ?? DueOn);
    }

    internal void RequireAwaited(string remedy) => RequireStage(IsAwaited, remedy);

    private void RequireSubmitted() => RequireStage(Stage == MonitoringState.Submitted, "You can review only a return that was sent.");

    private void RequireStage(bool holds, string remedy) =>
        new Rules().Require(holds, "WRONG_STATE", $"\"{Title}\" is {Stage.InWords()}. {remedy}", InputPath.Of("monitoringReturn")).Check();
}

/// <summary>How far a monitoring return has come.</summary>
internal enum MonitoringState
{
    /// <summary>The return is to be sent, and its last day has not passed.</summary>
    Due,

    /// <summary>The return is to be sent, and its last day has passed.</summary>
    Overdue,

    /// <summary>The return was sent. An officer must review it.</summary>
    Submitted,

    /// <summary>An officer accepted the return; its figures count.</summary>
    Accepted,

    /// <summary>An officer asked for changes; the return must be sent again.</summary>
    ReturnedForChanges,

    /// <summary>The return is no longer needed.</summary>
    Cancelled,
}
