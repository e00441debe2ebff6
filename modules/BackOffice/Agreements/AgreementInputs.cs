namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Aliases">What else the agreement is called.</param>
/// <param name="Parties">The codes of at least two members of the partnership.</param>
/// <param name="Provider">Of a service level agreement: the code of the party that delivers the service.</param>
/// <param name="Client">Of a service level agreement: the code of the party that receives the service and pays.</param>
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
) : IPartnershipInput
{
    private const int MaxParties = 50;

    /// <exception cref="RuleException">Each thing that is wrong, whatever the partnership has.</exception>
    internal void Check()
    {
        var aliases = Aliases ?? [];
        var rules = Agreement
            .From(this, partnership: default, provider: null, client: null)
            .Check(new Rules().Slug(Slug))
            .OptionalText(Source, 300)
            .OptionalText(ChargeBasis, 300)
            .OptionalText(Service, 300)
            .Require(
                Parties.Count is >= 2 and <= MaxParties,
                RuleCodes.Invalid,
                $"Enter 2 to {MaxParties} parties.",
                InputPath.Of("parties")
            )
            .Require(
                aliases.Distinct(StringComparer.OrdinalIgnoreCase).Count() == aliases.Count,
                RuleCodes.Invalid,
                "An alias is entered twice. Enter it once.",
                InputPath.Of("aliases")
            )
            .Require(
                Provider is null || Provider != Client,
                RuleCodes.Invalid,
                "The provider and the client are the same council. Choose two councils.",
                Client
            )
            .NotNegative(Charge);
        foreach (var alias in aliases)
        {
            rules.Text(alias, 300, InputPath.Of("aliases"));
        }

        if (Form == AgreementForm.ServiceLevelAgreement)
        {
            rules
                .Require(
                    !string.IsNullOrWhiteSpace(Service),
                    RuleCodes.Invalid,
                    "Enter the specific service that the service level agreement is about, like employment tribunals.",
                    Service
                )
                .Require(Provider is not null, RuleCodes.Invalid, "Choose the party that delivers the service.", Provider)
                .Require(Client is not null, RuleCodes.Invalid, "Choose the party that receives the service.", Client)
                .Require(Charge is not null, RuleCodes.Invalid, "Enter what the client pays, or 0 if nothing.", Charge);
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

/// <param name="Agreement">The agreement's short name.</param>
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

/// <param name="Agreement">The agreement's short name.</param>
/// <param name="On">When the last of the parties agreed, as precisely as is known.</param>
internal sealed record ConcludeAgreementInput(string Partnership, string Agreement, PartialDate On, int? Version) : IPartnershipInput;

/// <param name="Agreement">The agreement's short name.</param>
/// <param name="TerminationMonths">Of a termination clause: how many calendar months after the decision the agreement ends, 1 to
/// 120.</param>
internal sealed record AddClauseInput(string Partnership, string Agreement, string Number, string Text, int? TerminationMonths)
    : IPartnershipInput;

/// <param name="Agreement">The agreement's short name.</param>
/// <param name="OwedBy">The code of the party that owes it; left out where every party does.</param>
internal sealed record AddObligationInput(string Partnership, string Agreement, string Text, string? OwedBy) : IPartnershipInput;
