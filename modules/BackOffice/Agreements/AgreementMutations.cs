namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Agreements, from the draft on.</summary>
internal sealed class AgreementMutations
{
    private const int MostParties = 50;

    /// <summary>Writes down what is to be agreed.</summary>
    [Requires(Role.Officer)]
    public static async Task<Agreement> DraftAgreement(
        DraftAgreementInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        Check(input);
        var parties = await mediator.OrganisationsAsync(input.Parties, cancellationToken, "input", "parties");
        await door.CheckMembersAsync(partnership, parties, input.StartsOn, index => ["input", "parties", index], cancellationToken);
        var (provider, client) = (Party(input.Provider, "provider"), Party(input.Client, "client"));
        return await db.WriteAsync(
            async ct =>
            {
                new Rules()
                    .Require(
                        !await db.Agreements.AnyAsync(a => a.PartnershipId == partnership.Id && a.Slug == input.Slug, ct),
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has an agreement \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    )
                    .Check();
                var agreement = new Agreement
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Title = input.Title,
                    Form = input.Form,
                    Purpose = input.Purpose,
                    LegalPower = input.LegalPower,
                    StartsOn = input.StartsOn,
                    EndsOn = input.EndsOn,
                    ReviewOn = input.ReviewOn,
                    NoticeMonths = input.NoticeMonths,
                    Service = input.Service,
                    ProviderId = provider?.Id,
                    ClientId = client?.Id,
                    ChargePence = input.Charge?.MinorUnits,
                    ChargeBasis = input.ChargeBasis,
                    Source = input.Source,
                };
                db.Add(agreement);
                db.AddRange((input.Aliases ?? []).Select(name => new AgreementAlias { AgreementId = agreement.Id, Name = name }));
                db.AddRange(
                    parties.Select(
                        (p, index) =>
                            new AgreementParty
                            {
                                AgreementId = agreement.Id,
                                OrganisationId = p.Id,
                                Place = index,
                            }
                    )
                );
                db.Audit("draftAgreement", agreement, partnership.Id, agreement.Slug);
                return agreement;
            },
            cancellationToken
        );

        Organisation? Party(string? code, string field)
        {
            var index = code is null ? -1 : input.Parties.ToList().IndexOf(code);
            new Rules()
                .Require(
                    code is null || index >= 0,
                    "NOT_A_PARTY",
                    $"\"{code}\" is none of the parties. Write its code as there.",
                    "input",
                    field
                )
                .Check();
            return index < 0 ? null : parties[index];
        }
    }

    [Requires(Role.Officer)]
    public static Task<Agreement> AmendAgreement(
        AmendAgreementInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (agreement, _) = await door.HoldAsync(partnership, input.Agreement, input.Version, ct);
                (agreement.Title, agreement.Purpose, agreement.LegalPower) = (
                    input.Title ?? agreement.Title,
                    input.Purpose ?? agreement.Purpose,
                    input.LegalPower ?? agreement.LegalPower
                );
                (agreement.StartsOn, agreement.EndsOn) = (input.StartsOn ?? agreement.StartsOn, input.EndsOn ?? agreement.EndsOn);
                (agreement.ReviewOn, agreement.NoticeMonths) = (
                    input.ReviewOn ?? agreement.ReviewOn,
                    input.NoticeMonths ?? agreement.NoticeMonths
                );
                Check(
                        new(),
                        agreement.Title,
                        agreement.Purpose,
                        agreement.LegalPower,
                        agreement.StartsOn,
                        agreement.EndsOn,
                        agreement.ReviewOn,
                        agreement.NoticeMonths
                    )
                    .Check();
                if (input.StartsOn is { } starts)
                {
                    var parties = await db
                        .AgreementParties.Where(p => p.AgreementId == agreement.Id)
                        .OrderBy(p => p.Place)
                        .Select(p => p.OrganisationId)
                        .ToListAsync(ct);
                    var organisations = await mediator.Send(new GetOrganisations(parties), ct);
                    await door.CheckMembersAsync(
                        partnership,
                        parties.ConvertAll(p => organisations[p]),
                        starts,
                        _ => ["input", "startsOn"],
                        ct
                    );
                }

                db.Audit("amendAgreement", agreement, partnership.Id, agreement.Slug);
                return agreement;
            },
            cancellationToken
        );

    /// <summary>Says that every party has agreed.</summary>
    [Requires(Role.Approver)]
    public static Task<Agreement> ConcludeAgreement(
        ConcludeAgreementInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (agreement, _) = await door.HoldAsync(partnership, input.Agreement, input.Version, ct);
                new Rules()
                    .Require(agreement.AgreedOn is null, "AGREED", $"It was agreed on {agreement.AgreedOn} already.", "input", "agreement")
                    .Require(
                        input.On.First <= UkTime.Today(time),
                        RuleCodes.Invalid,
                        "That day is to come. Say so when it is agreed.",
                        "input",
                        "on"
                    )
                    .Check();
                agreement.AgreedOn = input.On;
                db.Audit("concludeAgreement", agreement, partnership.Id, agreement.Slug);
                return agreement;
            },
            cancellationToken
        );

    [Requires(Role.Officer)]
    public static Task<Clause> AddClause(
        AddClauseInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Number, 20, "input", "number")
            .Text(input.Text, 4000, "input", "text")
            .Months(input.TerminationMonths, "input", "terminationMonths")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var (agreement, _) = await door.HoldAsync(partnership, input.Agreement, version: null, ct);
                new Rules()
                    .Require(
                        !await db.Clauses.AnyAsync(c => c.AgreementId == agreement.Id && c.Number == input.Number, ct),
                        RuleCodes.AlreadyExists,
                        $"{agreement.Title} has a clause {input.Number} already.",
                        "input",
                        "number"
                    )
                    .Check();
                var clause = new Clause
                {
                    PartnershipId = partnership.Id,
                    AgreementId = agreement.Id,
                    Place = await db.Clauses.CountAsync(c => c.AgreementId == agreement.Id, ct),
                    Number = input.Number,
                    Text = input.Text,
                    TerminationMonths = input.TerminationMonths,
                };
                db.Add(clause);
                db.Audit("addClause", clause, partnership.Id, $"{agreement.Slug}, clause {clause.Number}");
                return clause;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<Obligation> AddObligation(
        AddObligationInput input,
        Partnership partnership,
        BackOfficeDb db,
        AgreementDoor door,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Text, 2000, "input", "text").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (agreement, _) = await door.HoldAsync(partnership, input.Agreement, version: null, ct);
                var party = input.OwedBy is null ? null : await door.PartyAsync(agreement, input.OwedBy, ct, "input", "owedBy");
                var obligation = new Obligation
                {
                    PartnershipId = partnership.Id,
                    AgreementId = agreement.Id,
                    OrganisationId = party?.Id,
                    Place = await db.Obligations.CountAsync(o => o.AgreementId == agreement.Id, ct),
                    Text = input.Text,
                };
                db.Add(obligation);
                db.Audit("addObligation", obligation, partnership.Id, agreement.Slug);
                return obligation;
            },
            cancellationToken
        );
    }

    private static void Check(DraftAgreementInput input)
    {
        var isSla = input.Form == AgreementForm.ServiceLevelAgreement;
        var rules = Check(
                new Rules().Slug(input.Slug, "input", "slug"),
                input.Title,
                input.Purpose,
                input.LegalPower,
                input.StartsOn,
                input.EndsOn,
                input.ReviewOn,
                input.NoticeMonths
            )
            .OptionalText(input.Source, 300, "input", "source")
            .OptionalText(input.ChargeBasis, 300, "input", "chargeBasis")
            .OptionalText(input.Service, 300, "input", "service")
            .Require(
                input.Parties.Count is >= 2 and <= MostParties,
                RuleCodes.Invalid,
                $"An agreement has 2 to {MostParties} parties.",
                "input",
                "parties"
            )
            .Require(
                (input.Aliases ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Count() == (input.Aliases?.Count ?? 0),
                RuleCodes.Invalid,
                "An alias is there twice.",
                "input",
                "aliases"
            )
            .Require(
                input.Provider is null || input.Provider != input.Client,
                RuleCodes.Invalid,
                "Provider and client are the same council.",
                "input",
                "client"
            );
        foreach (var alias in input.Aliases ?? [])
        {
            rules.Text(alias, 300, "input", "aliases");
        }

        if (isSla)
        {
            rules
                .Require(
                    !string.IsNullOrWhiteSpace(input.Service),
                    RuleCodes.Invalid,
                    "A service level agreement is about one specific service. Name it, as in \"employment tribunals\".",
                    "input",
                    "service"
                )
                .Require(input.Provider is not null, RuleCodes.Invalid, "Say who delivers the service.", "input", "provider")
                .Require(input.Client is not null, RuleCodes.Invalid, "Say who is served.", "input", "client")
                .Require(input.Charge is not null, RuleCodes.Invalid, "Say what the client pays; 0 where nothing.", "input", "charge");
        }

        if (input.Charge is { } charge)
        {
            rules.NotNegative(charge, "input", "charge");
        }

        rules.Check();
    }

    private static Rules Check(
        Rules rules,
        string title,
        string purpose,
        string power,
        PartialDate starts,
        DateOnly? ends,
        DateOnly? review,
        int? notice
    ) =>
        rules
            .Text(title, 300, "input", "title")
            .Text(purpose, 2000, "input", "purpose")
            .Text(power, 500, "input", "legalPower")
            .Day(starts.First, "input", "startsOn")
            .Day(ends, "input", "endsOn")
            .Day(review, "input", "reviewOn")
            .Require(
                ends is null || ends >= starts.First,
                RuleCodes.Invalid,
                $"It would end on {ends:yyyy-MM-dd}, before it starts on {starts}.",
                "input",
                "endsOn"
            )
            .Require(
                review is null || review >= starts.First,
                RuleCodes.Invalid,
                $"It would be reviewed on {review:yyyy-MM-dd}, before it starts on {starts}.",
                "input",
                "reviewOn"
            )
            .Require(
                notice is null || ends is not null,
                RuleCodes.Invalid,
                "Notice is given for the end of a term: say when it ends.",
                "input",
                "noticeMonths"
            )
            .Months(notice, "input", "noticeMonths");
}
