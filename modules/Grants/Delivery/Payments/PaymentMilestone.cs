namespace CouncilPlatform.Grants.Delivery;

/// <summary>A part of a committed allocation, paid once what was promised for it is shown. Only the partnership's own people and those who act for the recipient may read it.</summary>
internal sealed class PaymentMilestone : IVersioned, IRestricted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AllocationId { get; init; }

    /// <summary>The allocation's, which never changes: who may read the milestone goes by it.</summary>
    public Guid? RecipientId { get; init; }

    /// <summary>Its place in the allocation's schedule, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What must be reached.</summary>
    public required string Title { get; set; }

    /// <summary>When it is due, as precisely as was agreed.</summary>
    public PartialDate Due
    {
        get;
        set
        {
            field = value;
            DueBy = value.Last;
        }
    }

    public MilestoneState State { get; set; }

    public int Version { get; set; }

    internal DateOnly DueBy { get; set; }

    internal long RevenuePence { get; set; }

    internal long CapitalPence { get; set; }

    /// <summary>What is paid for it, of each stream.</summary>
    [Needs(nameof(RevenuePence), nameof(CapitalPence))]
    public StreamAmounts Amounts() => new(Money.FromPence(RevenuePence), Money.FromPence(CapitalPence));

    /// <summary>Everything that was done with it, in order.</summary>
    public IDataLoaderResult<Connection<PaymentStep>> Steps(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page("grants.milestone.steps", Id, db.PaymentSteps, s => s.MilestoneId, paging, s => s.Number, descending: false);

    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) =>
        caller.Has(Role.Viewer, partnership)
        || caller.Has(Role.Applicant, partnership) && RecipientId is { } recipient && caller.ActsFor(recipient);

    /// <summary>Whether money is still to be paid for it.</summary>
    internal bool IsOpen() => State is not (MilestoneState.Paid or MilestoneState.Cancelled);

    /// <exception cref="RuleException">ALREADY_PAID, or WRONG_STATE.</exception>
    internal void RequireState(string remedy, params MilestoneState[] states)
    {
        if (!states.Contains(State))
        {
            throw State == MilestoneState.Paid
                ? new RuleException(
                    "ALREADY_PAID",
                    $"Milestone {Number}, \"{Title}\", is paid. Nothing more is paid for it.",
                    "input",
                    "milestone"
                )
                : new RuleException(
                    "WRONG_STATE",
                    $"Milestone {Number}, \"{Title}\", is {Name(State)}; this needs {string.Join(" or ", states.Select(Name))}. {remedy}",
                    "input",
                    "milestone"
                );
        }

        static string Name(MilestoneState state) =>
            state == MilestoneState.ApprovedByManager ? "APPROVED_BY_MANAGER" : state.ToString().ToUpperInvariant();
    }
}

/// <summary>How far a milestone has come.</summary>
internal enum MilestoneState
{
    /// <summary>Agreed on, or given back by a refusal: evidence is due.</summary>
    Planned,

    /// <summary>There is evidence, for the programme's manager to look at.</summary>
    Evidenced,

    /// <summary>The manager is content; finance may pay.</summary>
    ApprovedByManager,

    /// <summary>The money went out.</summary>
    Paid,

    /// <summary>Nothing will be paid for it.</summary>
    Cancelled,
}
