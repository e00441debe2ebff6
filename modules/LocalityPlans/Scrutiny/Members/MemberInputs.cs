namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Seats">The member's seats on councils: 1 to 10.</param>
internal sealed record AddElectedMemberInput(string Partnership, string Slug, string Label, IReadOnlyList<CouncilSeatInput> Seats)
    : IPartnershipInput;

/// <summary>A seat on one council.</summary>
/// <param name="Council">The council's code, like E07000031.</param>
/// <param name="Local">Whether the area is within the partnership's area; true if left out.</param>
internal sealed record CouncilSeatInput(string Council, string Office, string? Area, bool? Local, PartialDate? From, PartialDate? To);

/// <param name="Member">The member's short name.</param>
/// <param name="Seat">The details of the further seat.</param>
internal sealed record AddCouncilSeatInput(string Partnership, string Member, CouncilSeatInput Seat, int? Version) : IPartnershipInput;

/// <param name="Member">The member's short name.</param>
/// <param name="To">The last day, month or year of the seat.</param>
internal sealed record EndCouncilSeatInput(string Partnership, string Member, GlobalId Seat, PartialDate To, int? Version)
    : IPartnershipInput;

/// <param name="Member">The member's short name.</param>
/// <param name="Seat">The seat on the council to which the interest was declared.</param>
/// <param name="Kind">The kind of interest.</param>
/// <param name="What">The interest in words that name nobody, like "Owns land in the ward".</param>
/// <param name="On">The day it was declared, today or earlier.</param>
internal sealed record DeclareInterestInput(
    string Partnership,
    string Member,
    GlobalId Seat,
    InterestKind Kind,
    string What,
    DateOnly On,
    int? Version
) : IPartnershipInput;

/// <param name="Member">The member's short name.</param>
/// <param name="On">The day the interest ceased, today or earlier.</param>
internal sealed record CeaseInterestInput(string Partnership, string Member, GlobalId Interest, DateOnly On, int? Version)
    : IPartnershipInput;
