namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>A change of the partnership's structures or processes. Without equality proofing it carries a warning.</summary>
[Shared("The structure is the whole partnership's; another person than the one who proposed a change adopts it.")]
internal sealed class StructureChange : Aggregate
{
    /// <summary>The change in one line.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>What exactly changes.</summary>
    [MaxLength(4000)]
    public required string Change { get; init; }

    /// <summary>Who may be included or left out by the change, and what is done about that. Null until it is equality proofed.</summary>
    [MaxLength(4000)]
    public string? EqualityFindings { get; private set; }

    /// <summary>The day on which it was equality proofed. Null until then.</summary>
    public DateOnly? EqualityProofedOn { get; private set; }

    /// <summary>The first day on which the change applies. Null while it is proposed.</summary>
    public DateOnly? AdoptedOn { get; private set; }

    internal Guid? ProposedById { get; init; }

    /// <summary>What needs attention, such as missing equality proofing. Empty where nothing does.</summary>
    [Needs(nameof(EqualityProofedOn), nameof(AdoptedOn))]
    public IReadOnlyList<string> Warnings() =>
        EqualityProofedOn is not null
            ? []
            :
            [
                $"The change {(AdoptedOn is null ? "is" : "was adopted")} without equality proofing. "
                    + "Look at who it may leave out, and record what you find.",
            ];

    internal void Proof(string findings, DateOnly on) => (EqualityFindings, EqualityProofedOn) = (findings, on);

    internal void Adopt(DateOnly on, Caller caller)
    {
        new Rules()
            .Require(
                AdoptedOn is null,
                RuleCodes.AlreadyExists,
                $"The change has applied since {AdoptedOn:yyyy-MM-dd}. It cannot be adopted again.",
                InputPath.Of("structureChange")
            )
            .Require(
                !caller.Is(ProposedById),
                RuleCodes.FourEyes,
                "You proposed this change, or you made the key that proposed it. Somebody else must adopt it.",
                InputPath.Of("structureChange")
            )
            .Check();
        AdoptedOn = on;
    }
}
