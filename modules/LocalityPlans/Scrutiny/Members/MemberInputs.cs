namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal abstract record MemberInput : VersionedInput
{
    /// <summary>The member's short name.</summary>
    [CodeOf<ElectedMember>]
    public required string Member { get; init; }
}

/// <param name="Seats">The member's seats on councils: 1 to 10.</param>
internal sealed record AddElectedMemberInput(string Slug, string Label, IReadOnlyList<CouncilSeatInput> Seats) : PartnershipInput;

/// <summary>A seat on one council.</summary>
/// <param name="Council">The council's code, like E07000031.</param>
/// <param name="Local">Whether the area is within the partnership's area; true if left out.</param>
internal sealed record CouncilSeatInput(
    [CodeOf<Organisation>] string Council,
    string Office,
    string? Area,
    bool? Local,
    PartialDate? From,
    PartialDate? To
);

/// <param name="Seat">The details of the further seat.</param>
internal sealed record AddCouncilSeatInput(CouncilSeatInput Seat) : MemberInput;

/// <param name="To">The last day, month or year of the seat.</param>
internal sealed record EndCouncilSeatInput(GlobalId Seat, PartialDate To) : MemberInput;

/// <param name="Seat">The seat on the council to which the interest was declared.</param>
/// <param name="Kind">The kind of interest.</param>
/// <param name="What">The interest in words that name nobody, like "Owns land in the ward".</param>
/// <param name="On">The day it was declared, today or earlier.</param>
internal sealed record DeclareInterestInput(GlobalId Seat, InterestKind Kind, string What, DateOnly On) : MemberInput;

/// <param name="On">The day the interest ceased, today or earlier.</param>
internal sealed record CeaseInterestInput(GlobalId Interest, DateOnly On) : MemberInput;
