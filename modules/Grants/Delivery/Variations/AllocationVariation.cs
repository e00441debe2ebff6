namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// A change of a committed allocation: proposed by an officer, agreed by an approver. It shows the terms before and after.
/// </summary>
internal sealed class AllocationVariation : Aggregate, INumbered, IPartOf<Allocation>
{
    public Guid AllocationId { get; init; }

    /// <summary>The variation's position in the allocation's history, from 1.</summary>
    public int Number { get; init; }

    /// <summary>How far the variation has come.</summary>
    public VariationState State { get; private set; }

    /// <summary>Why the change was proposed.</summary>
    [MaxLength(2000)]
    public required string Reason { get; init; }

    /// <summary>Who proposed the variation, as the audit trail names them: a key's label, never a person's name.</summary>
    [MaxLength(100)]
    public required string ProposedBy { get; init; }

    /// <summary>Who agreed or refused the variation, as the audit trail names them; null before.</summary>
    [MaxLength(100)]
    public string? DecidedBy { get; private set; }

    /// <summary>The person who proposed it; null from before persons were recorded.</summary>
    internal Guid? ProposedById { get; init; }

    /// <summary>The person who agreed or refused it; null before, and from before persons were recorded.</summary>
    internal Guid? DecidedById { get; private set; }

    /// <summary>Why the variation was refused; null otherwise.</summary>
    [MaxLength(2000)]
    public string? Remark { get; private set; }

    internal DateTime ProposedUtc { get; init; }

    internal DateTime? DecidedUtc { get; private set; }

    internal long RevenuePenceBefore { get; init; }

    internal long CapitalPenceBefore { get; init; }

    internal PartialDate? EndsBefore { get; init; }

    [MaxLength(4000)]
    internal string? TermsBefore { get; init; }

    internal long RevenuePenceAfter { get; init; }

    internal long CapitalPenceAfter { get; init; }

    internal PartialDate? EndsAfter { get; init; }

    [MaxLength(4000)]
    internal string? TermsAfter { get; init; }

    Guid IBelongsTo<Allocation>.WholeId => AllocationId;

    /// <summary>The allocation that the variation changes.</summary>
    public IDataLoaderResult<Allocation?> Allocation(Batches batches, GrantsDb db) => batches.Row<Allocation>(db, AllocationId);

    /// <summary>When the variation was proposed.</summary>
    [Needs(nameof(ProposedUtc))]
    public UkMoment Proposed() => UkMoment.Of(ProposedUtc);

    /// <summary>When the variation was agreed or refused; null before.</summary>
    [Needs(nameof(DecidedUtc))]
    public UkMoment? Decided() => UkMoment.Of(DecidedUtc);

    /// <summary>The terms when the variation was proposed.</summary>
    [Needs(nameof(RevenuePenceBefore), nameof(CapitalPenceBefore), nameof(EndsBefore), nameof(TermsBefore))]
    public AllocationTerms Before() => new(StreamAmounts.FromPence(RevenuePenceBefore, CapitalPenceBefore), EndsBefore, TermsBefore);

    /// <summary>The terms once the variation is agreed.</summary>
    [Needs(nameof(RevenuePenceAfter), nameof(CapitalPenceAfter), nameof(EndsAfter), nameof(TermsAfter))]
    public AllocationTerms After() => new(StreamAmounts.FromPence(RevenuePenceAfter, CapitalPenceAfter), EndsAfter, TermsAfter);

    internal string Summary =>
        $"variation {Number} of {new GlobalId(nameof(Allocation), AllocationId)}: "
        + $"revenue {After().Amounts.Revenue.Amount}, capital {After().Amounts.Capital.Amount}";

    internal static AllocationVariation Propose(
        Allocation allocation,
        int number,
        AllocationTerms before,
        AllocationTerms after,
        Change by,
        string reason
    ) =>
        new()
        {
            PartnershipId = allocation.PartnershipId,
            AllocationId = allocation.Id,
            Number = number,
            Reason = reason,
            ProposedBy = by.Caller.Name,
            ProposedById = by.Caller.Person,
            ProposedUtc = by.NowUtc,
            RevenuePenceBefore = before.Amounts.Revenue.MinorUnits,
            CapitalPenceBefore = before.Amounts.Capital.MinorUnits,
            EndsBefore = before.Ends,
            TermsBefore = before.Terms,
            RevenuePenceAfter = after.Amounts.Revenue.MinorUnits,
            CapitalPenceAfter = after.Amounts.Capital.MinorUnits,
            EndsAfter = after.Ends,
            TermsAfter = after.Terms,
        };

    internal void Agree(Change by)
    {
        Decide(VariationState.Agreed, by);
        new Rules()
            .Require(
                // Of a variation from before persons were recorded, only the label is known.
                ProposedById is null
                    ? ProposedBy != by.Caller.Name
                    : !by.Caller.Is(ProposedById),
                RuleCodes.FourEyes,
                $"You proposed variation {Number}. Somebody else must agree to it.",
                InputPath.Of("variation")
            )
            .Check();
    }

    internal void Refuse(Change by, string reason)
    {
        Decide(VariationState.Refused, by);
        Remark = reason;
    }

    private void Decide(VariationState state, Change by)
    {
        new Rules()
            .Require(
                State == VariationState.Proposed,
                "WRONG_STATE",
                $"Variation {Number} is already {State.InWords()}. Propose another.",
                InputPath.Of("variation")
            )
            .Check();
        (State, DecidedBy, DecidedById, DecidedUtc) = (state, by.Caller.Name, by.Caller.Person, by.NowUtc);
    }
}

/// <summary>How far a variation has come.</summary>
internal enum VariationState
{
    /// <summary>The variation waits for an approver's decision.</summary>
    Proposed,

    /// <summary>The allocation was changed as proposed.</summary>
    Agreed,

    /// <summary>The allocation was not changed.</summary>
    Refused,
}

/// <summary>What an allocation holds, and on what terms.</summary>
/// <param name="Amounts">What is committed and paid together.</param>
/// <param name="Ends">When the project ends, as precisely as was agreed.</param>
/// <param name="Terms">What the recipient must do or avoid.</param>
internal sealed record AllocationTerms(StreamAmounts Amounts, PartialDate? Ends, string? Terms);
