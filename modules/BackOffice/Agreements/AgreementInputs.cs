namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Aliases">What else it is called.</param>
/// <param name="Parties">The codes of at least two members of the partnership.</param>
/// <param name="LegalPower">The power in law by which the parties may do it, as in "Local Government Act 1972, section 113".</param>
/// <param name="StartsOn">As precisely as is known.</param>
/// <param name="EndsOn">The last day of its term; left out where it runs until it is ended.</param>
/// <param name="NoticeMonths">How many calendar months before the end of its term notice must be given: 1 to 120.</param>
/// <param name="Service">Of a service level agreement: the specific service.</param>
/// <param name="Provider">Of a service level agreement: the code of the party that delivers.</param>
/// <param name="Client">Of a service level agreement: the code of the party that is served and pays.</param>
/// <param name="Charge">Of a service level agreement: what the client pays.</param>
/// <param name="ChargeBasis">What the charge is for, as in "a year".</param>
/// <param name="Source">The document, by title and date.</param>
internal sealed record DraftAgreementInput(
    string Partnership,
    string Slug,
    string Title,
    AgreementForm Form,
    IReadOnlyList<string>? Aliases,
    IReadOnlyList<string> Parties,
    string Purpose,
    string LegalPower,
    PartialDate StartsOn,
    DateOnly? EndsOn,
    DateOnly? ReviewOn,
    int? NoticeMonths,
    string? Service,
    string? Provider,
    string? Client,
    Money? Charge,
    string? ChargeBasis,
    string? Source
) : IPartnershipInput;

/// <summary>What is left out stays as it is. An agreement that has ended is not amended.</summary>
/// <param name="Agreement">Its slug.</param>
/// <param name="Version">The agreement's version that you saw; a stale one is refused.</param>
internal sealed record AmendAgreementInput(
    string Partnership,
    string Agreement,
    string? Title,
    string? Purpose,
    string? LegalPower,
    PartialDate? StartsOn,
    DateOnly? EndsOn,
    DateOnly? ReviewOn,
    int? NoticeMonths,
    int? Version
) : IPartnershipInput;

/// <param name="Agreement">Its slug.</param>
/// <param name="On">When the last of the parties agreed, as precisely as is known.</param>
/// <param name="Version">The agreement's version that you saw; a stale one is refused.</param>
internal sealed record ConcludeAgreementInput(string Partnership, string Agreement, PartialDate On, int? Version) : IPartnershipInput;

/// <param name="Agreement">Its slug.</param>
/// <param name="Number">As the agreement numbers it, as in "8.6A".</param>
/// <param name="TerminationMonths">Of a termination clause: how many calendar months after the decision the agreement ends, 1 to 120.</param>
internal sealed record AddClauseInput(string Partnership, string Agreement, string Number, string Text, int? TerminationMonths)
    : IPartnershipInput;

/// <param name="Agreement">Its slug.</param>
/// <param name="OwedBy">The code of the party that owes it; left out where every party does.</param>
internal sealed record AddObligationInput(string Partnership, string Agreement, string Text, string? OwedBy) : IPartnershipInput;
