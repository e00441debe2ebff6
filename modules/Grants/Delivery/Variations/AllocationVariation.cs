namespace CouncilPlatform.Grants.Delivery;

/// <summary>A change of a committed allocation: proposed by an officer, agreed by an approver. It keeps what stood before and after.</summary>
internal sealed class AllocationVariation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid AllocationId { get; init; }

    /// <summary>Its place in the allocation's history, from 1.</summary>
    public int Number { get; init; }

    public VariationState State { get; set; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who proposed it, as the audit trail calls them: a key's label, never a person's name.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>Who agreed or refused it; null before.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Remark { get; set; }

    public int Version { get; set; }

    internal DateTime ProposedUtc { get; init; }

    internal DateTime? DecidedUtc { get; set; }

    internal long RevenuePenceBefore { get; init; }

    internal long CapitalPenceBefore { get; init; }

    internal PartialDate? EndsBefore { get; init; }

    internal string? TermsBefore { get; init; }

    internal long RevenuePenceAfter { get; init; }

    internal long CapitalPenceAfter { get; init; }

    internal PartialDate? EndsAfter { get; init; }

    internal string? TermsAfter { get; init; }

    /// <summary>When it was proposed, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(ProposedUtc))]
    public string Proposed() => UkTime.Show(ProposedUtc);

    /// <summary>When it was agreed or refused; null before.</summary>
    [Needs(nameof(DecidedUtc))]
    public string? Decided() => DecidedUtc is { } moment ? UkTime.Show(moment) : null;

    /// <summary>What stood when it was proposed.</summary>
    [Needs(nameof(RevenuePenceBefore), nameof(CapitalPenceBefore), nameof(EndsBefore), nameof(TermsBefore))]
    public AllocationTerms Before() =>
        new(new(Money.FromPence(RevenuePenceBefore), Money.FromPence(CapitalPenceBefore)), EndsBefore, TermsBefore);

    /// <summary>What stands once it is agreed.</summary>
    [Needs(nameof(RevenuePenceAfter), nameof(CapitalPenceAfter), nameof(EndsAfter), nameof(TermsAfter))]
    public AllocationTerms After() =>
        new(new(Money.FromPence(RevenuePenceAfter), Money.FromPence(CapitalPenceAfter)), EndsAfter, TermsAfter);

    /// <exception cref="RuleException">WRONG_STATE: it is decided.</exception>
    internal void RequireProposed() =>
        new Rules()
            .Require(
                State == VariationState.Proposed,
                "WRONG_STATE",
                $"Variation {Number} is {State.ToString().ToUpperInvariant()} already. Propose another.",
                "input",
                "variation"
            )
            .Check();
}

/// <summary>How far a variation has come.</summary>
internal enum VariationState
{
    Proposed,

    /// <summary>The allocation is as it says.</summary>
    Agreed,

    /// <summary>It changes nothing.</summary>
    Refused,
}

/// <param name="Amounts">What is committed and paid together.</param>
/// <param name="Ends">When the project ends.</param>
/// <param name="Terms">What it must keep to.</param>
internal sealed record AllocationTerms(StreamAmounts Amounts, PartialDate? Ends, string? Terms);
