namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// A part of a committed allocation, paid once what was promised for it is shown. Only the partnership's own people and those who act for
/// the recipient may read it.
/// </summary>
internal sealed class PaymentMilestone : Aggregate, IForOrganisation, INumbered, IPartOf<Allocation>
{
    public Guid AllocationId { get; init; }

    /// <summary>The allocation's, which never changes: who may read the milestone goes by it.</summary>
    public Guid? RecipientId { get; init; }

    /// <summary>The milestone's position in the allocation's schedule, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What the recipient must reach.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>When the milestone is due, as precisely as was agreed.</summary>
    public PartialDate Due
    {
        get;
        set
        {
            field = value;
            DueBy = value.Last;
        }
    }

    /// <summary>How far the milestone has come.</summary>
    public MilestoneState State { get; private set; }

    internal DateOnly DueBy { get; private set; }

    internal long RevenuePence { get; private set; }

    internal long CapitalPence { get; private set; }

    Guid IBelongsTo<Allocation>.WholeId => AllocationId;

    Guid? IForOrganisation.For => RecipientId;

    /// <summary>What the milestone pays from each stream.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public StreamAmounts Amounts() => StreamAmounts.FromPence(RevenuePence, CapitalPence);

    /// <summary>The name of the project.</summary>
    public IDataLoaderResult<string> Project(Batches batches, GrantsDb db) => Allocation.ProjectOf(AllocationId, batches, db);

    /// <summary>The organisation that is paid. Null if the allocation has no recipient.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(RecipientId ?? Guid.Empty);

    /// <summary>Everything that was done with the milestone, in order.</summary>
    public IDataLoaderResult<Connection<PaymentStep>> Steps(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, Id, static (PaymentStep s) => s.MilestoneId, paging, static s => s.Number);

    internal bool IsOpen() => State is not (MilestoneState.Paid or MilestoneState.Cancelled);

    internal void Update(ChangeMilestoneInput input)
    {
        RequireState("Refuse the evidence first, or cancel the milestone and schedule another.", MilestoneState.Planned);
        var (revenue, capital) = (
            input.OrRecorded(input.Revenue, Amounts().Revenue) ?? default,
            input.OrRecorded(input.Capital, Amounts().Capital) ?? default
        );
        Agree(input.Title ?? Title, input.Due ?? Due, revenue, capital);
    }

    internal PaymentMilestone Agree(string title, PartialDate due, Money revenue, Money capital)
    {
        Check(title, revenue, capital);
        (Title, Due, RevenuePence, CapitalPence) = (title, due, revenue.MinorUnits, capital.MinorUnits);
        return this;
    }

    internal static void Check(string title, Money revenue, Money capital) =>
        FundMutations.CheckAmounts(revenue, capital).Text(title, 200).Check();

    internal void GiveEvidence() =>
        Move("Evidence is given once. A refusal asks for other evidence.", MilestoneState.Evidenced, MilestoneState.Planned);

    internal void Approve() =>
        Move("A manager approves a milestone once there is evidence for it.", MilestoneState.ApprovedByManager, MilestoneState.Evidenced);

    internal void Pay() => Move("Finance pays what a manager has approved.", MilestoneState.Paid, MilestoneState.ApprovedByManager);

    internal void Refuse() =>
        Move(
            "You can refuse a milestone only when there is evidence for it.",
            MilestoneState.Planned,
            MilestoneState.Evidenced,
            MilestoneState.ApprovedByManager
        );

    internal void Cancel() =>
        Move(
            "The milestone is already cancelled.",
            MilestoneState.Cancelled,
            MilestoneState.Planned,
            MilestoneState.Evidenced,
            MilestoneState.ApprovedByManager
        );

    private void Move(string remedy, MilestoneState to, params MilestoneState[] from)
    {
        RequireState(remedy, from);
        State = to;
    }

    private void RequireState(string remedy, params MilestoneState[] states) =>
        new Rules()
            .Require(
                State != MilestoneState.Paid,
                "ALREADY_PAID",
                $"{Name()} is paid. Nothing more can be paid for it.",
                InputPath.Of("milestone")
            )
            .Require(
                State == MilestoneState.Paid || states.Contains(State),
                "WRONG_STATE",
                $"{Name()} is {State.InWords()}. {remedy}",
                InputPath.Of("milestone")
            )
            .Check();

    internal string Name() => Invariant($"Milestone {Number}, \"{Title}\",");
}

/// <summary>How far a milestone has come.</summary>
internal enum MilestoneState
{
    /// <summary>The milestone is agreed, or its evidence was refused: evidence is due.</summary>
    Planned,

    /// <summary>There is evidence, for the programme's manager to look at.</summary>
    Evidenced,

    /// <summary>The manager has approved the evidence. Finance may pay.</summary>
    ApprovedByManager,

    /// <summary>The money went out.</summary>
    Paid,

    /// <summary>Nothing will be paid for the milestone.</summary>
    Cancelled,
}
