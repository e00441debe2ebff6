namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <param name="Slug">A key within the partnership, as in "ulverston-east".</param>
/// <param name="Label">The role, as in "Member for Ulverston East": no name.</param>
/// <param name="Seats">On which councils they sit: up to 10.</param>
internal sealed record AddElectedMemberInput(string Partnership, string Slug, string Label, IReadOnlyList<CouncilSeatInput> Seats)
    : IPartnershipInput;

/// <param name="Council">Its GSS code, identifier or code of the UK register.</param>
/// <param name="Office">As in "Ward Member".</param>
/// <param name="Area">The ward, division or parish.</param>
/// <param name="Local">Whether that is within the partnership's area; it is where nothing is said.</param>
/// <param name="To">The last day, month or year.</param>
internal sealed record CouncilSeatInput(string Council, string Office, string? Area, bool? Local, PartialDate? From, PartialDate? To);

/// <param name="Member">The member's slug.</param>
/// <param name="Version">The member's version that you saw; a stale one is refused.</param>
internal sealed record AddCouncilSeatInput(string Partnership, string Member, CouncilSeatInput Seat, int? Version) : IPartnershipInput;

/// <param name="Member">The member's slug.</param>
/// <param name="To">The last day, month or year it was held.</param>
/// <param name="Version">The member's version that you saw; a stale one is refused.</param>
internal sealed record EndCouncilSeatInput(string Partnership, string Member, GlobalId Seat, PartialDate To, int? Version)
    : IPartnershipInput;

/// <param name="Member">The member's slug.</param>
/// <param name="Seat">To which council it was declared.</param>
/// <param name="What">In words that name nobody.</param>
/// <param name="Version">The member's version that you saw; a stale one is refused.</param>
internal sealed record DeclareInterestInput(
    string Partnership,
    string Member,
    GlobalId Seat,
    InterestKind Kind,
    string What,
    DateOnly On,
    int? Version
) : IPartnershipInput;

/// <param name="Member">The member's slug.</param>
/// <param name="On">The day it ceased.</param>
/// <param name="Version">The member's version that you saw; a stale one is refused.</param>
internal sealed record CeaseInterestInput(string Partnership, string Member, GlobalId Interest, DateOnly On, int? Version)
    : IPartnershipInput;
