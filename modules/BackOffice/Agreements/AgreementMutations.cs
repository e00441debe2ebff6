namespace CouncilPlatform.BackOffice.Agreements;

internal sealed class AgreementMutations
{
    /// <summary>Records an agreement that is to be made. You must act for one of its parties.</summary>
    [Requires(Role.Officer)]
    public static async Task<Agreement> DraftAgreement(DraftAgreementInput input, Change<BackOfficeDb> change)
    {
        var agreement = Agreement.From(input, change.Partnership.Id, change.Caller.Person);
        input.Check(agreement);
        var parties = await change.OrganisationsAsync(input.Parties);
        await change.RequireMembersAsync(parties, input.StartsOn, static index => InputPath.Of("parties", index));
        change.RequireJointOwner(parties, InputPath.Of("parties"));
        await change.RequireNewAsync<Agreement>(input.Slug);
        (agreement.ProviderId, agreement.ClientId) = (Party(input.Provider), Party(input.Client));
        change.Add(agreement);
        change.AddRange((input.Aliases ?? []).Select(name => new AgreementAlias { AgreementId = agreement.Id, Name = name }));
        change.AddRange(AgreementParty.Of(agreement, parties.Select(p => p.Id)));
        return change.Done(agreement, agreement.Slug);

        Guid? Party(string? code) => code is null ? null : parties[input.Parties.Index().First(p => p.Item == code).Index].Id;
    }

    /// <summary>Changes an agreement that has not ended. What is left out stays as it is.</summary>
    [Requires(Role.Officer)]
    public static async Task<Agreement> AmendAgreement(AmendAgreementInput input, Change<BackOfficeDb> change)
    {
        var agreement = await change.LockCurrentAsync(input.Agreement, input.Version);
        agreement.Amend(input);
        if (input.StartsOn is { } starts)
        {
            var keys = await change.Parties(agreement).Select(p => p.OrganisationId).ToListAsync(change.Cancellation);
            var organisations = await change.AskAsync(new GetOrganisations(keys));
            await change.RequireMembersAsync([.. keys.Select(k => organisations[k])], starts, static _ => InputPath.Of("startsOn"));
        }

        return change.Done(agreement, agreement.Slug);
    }

    /// <summary>Records that every party has agreed. Somebody else must have drafted the agreement.</summary>
    [Requires(Role.Approver)]
    public static async Task<Agreement> ConcludeAgreement(ConcludeAgreementInput input, Change<BackOfficeDb> change)
    {
        var agreement = await change.LockCurrentAsync(input.Agreement, input.Version);
        agreement.Conclude(input.On, change.Today, change.Caller);
        return change.Done(agreement, agreement.Slug);
    }

    /// <summary>Adds a clause to an agreement.</summary>
    [Requires(Role.Officer)]
    public static async Task<Clause> AddClause(AddClauseInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Number, 20).Text(input.Text, 4000).Range(input.TerminationMonths, 1, 120, "calendar months").Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var clauses = change.Of<Clause>().Where(c => c.AgreementId == agreement.Id);
        await change.RequireNewAsync<Clause>(
            c => c.AgreementId == agreement.Id && c.Number == input.Number,
            $"{input.Number} in {agreement.Title}",
            InputPath.Of("number")
        );
        var clause = change.Add(
            new Clause
            {
                AgreementId = agreement.Id,
                SortOrder = await clauses.CountAsync(change.Cancellation),
                Number = input.Number,
                Text = input.Text,
                TerminationMonths = input.TerminationMonths,
            }
        );
        return change.Done(clause, $"{agreement.Slug}, clause {clause.Number}");
    }

    /// <summary>Adds what a party, or every party, must do under an agreement.</summary>
    [Requires(Role.Officer)]
    public static async Task<Obligation> AddObligation(AddObligationInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Text, 2000).Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var party = input.OwedBy is null ? null : await change.PartyAsync(agreement, input.OwedBy);
        var obligation = change.Add(
            new Obligation
            {
                AgreementId = agreement.Id,
                OrganisationId = party?.Id,
                SortOrder = await change.Of<Obligation>().CountAsync(o => o.AgreementId == agreement.Id, change.Cancellation),
                Text = input.Text,
            }
        );
        return change.Done(obligation, agreement.Slug);
    }
}
