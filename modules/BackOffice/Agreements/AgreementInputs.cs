namespace CouncilPlatform.BackOffice.Agreements;

internal abstract record AgreementInput : PartnershipInput
{
    /// <summary>The agreement's short name, like waste-services.</summary>
    public required string Agreement { get; init; }
}

/// <param name="Aliases">What else the agreement is called, like Memorandum of Association.</param>
/// <param name="Parties">The codes of 2 to 50 members of the partnership, like E07000143.</param>
/// <param name="Provider">Of a service level agreement: the code of the party that delivers the service.</param>
/// <param name="Client">Of a service level agreement: the code of the party that receives the service and pays.</param>
internal sealed record DraftAgreementInput(
    string Slug,
    string Title,
    AgreementForm Form,
    IReadOnlyList<string>? Aliases,
    [CodeOf<Organisation>] IReadOnlyList<string> Parties,
    string Purpose,
    string LegalPower,
    PartialDate StartsOn,
    DateOnly? EndsOn,
    DateOnly? ReviewOn,
    int? NoticeMonths,
    string? Service,
    [CodeOf<Organisation>] string? Provider,
    [CodeOf<Organisation>] string? Client,
    Money? Charge,
    string? ChargeBasis,
    string? Source
) : PartnershipInput
{
    internal void Check(Agreement agreement)
    {
        var aliases = Aliases ?? [];
        var rules = agreement
            .Check(new Rules().Slug(Slug))
            .OptionalText(Source, 300)
            .OptionalText(ChargeBasis, 300)
            .OptionalText(Service, 300)
            .Range(Parties.Count, 2, 50, "parties", InputPath.Of("parties"))
            .Valid(aliases.Distinct(Names.Same).Count() == aliases.Count, "An alias is entered twice. Enter it once.", Aliases)
            .Valid(Provider is null || Provider != Client, "The provider and the client are the same council. Choose two councils.", Client)
            .NotNegative(Charge);
        foreach (var alias in aliases)
        {
            rules.Text(alias, 300, InputPath.Of("aliases"));
        }

        if (Form == AgreementForm.ServiceLevelAgreement)
        {
            rules
                .Valid(
                    Service.OrNull() is not null,
                    "Enter the specific service that the service level agreement is about, like employment tribunals.",
                    Service
                )
                .Valid(Provider is not null, "Choose the party that delivers the service.", Provider)
                .Valid(Client is not null, "Choose the party that receives the service.", Client)
                .Valid(Charge is not null, "Enter what the client pays, or 0 if nothing.", Charge);
        }

        RequireParty(rules, Provider);
        RequireParty(rules, Client);
        rules.Check();
    }

    private void RequireParty(Rules rules, string? code, [CallerArgumentExpression(nameof(code))] string path = "") =>
        rules.Require(
            code is null || Parties.Contains(code),
            "NOT_A_PARTY",
            $"\"{code}\" is not one of the parties. Enter its code as in the list of parties.",
            InputPath.OfExpression(path)
        );
}

/// <param name="Agreement">The agreement's short name, like waste-services.</param>
internal sealed record AmendAgreementInput(
    string Agreement,
    string? Title,
    string? Purpose,
    string? LegalPower,
    PartialDate? StartsOn,
    DateOnly? EndsOn,
    DateOnly? ReviewOn,
    int? NoticeMonths
) : UpdateInput;

/// <param name="On">When the last of the parties agreed, as precisely as is known, like 2010 or 2010-05.</param>
internal sealed record ConcludeAgreementInput(PartialDate On, int? Version) : AgreementInput;

internal sealed record AddClauseInput(string Number, string Text, int? TerminationMonths) : AgreementInput;

/// <param name="OwedBy">The code of the party that owes it; left out where every party does.</param>
internal sealed record AddObligationInput(string Text, [CodeOf<Organisation>] string? OwedBy) : AgreementInput;
