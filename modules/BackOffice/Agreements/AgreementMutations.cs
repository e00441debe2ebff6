namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Agreements, from the draft on.</summary>
internal sealed class AgreementMutations
{
    /// <summary>Records what is to be agreed.</summary>
    [Requires(Role.Officer)]
    public static async Task<Agreement> DraftAgreement(DraftAgreementInput input, Change<BackOfficeDb> change)
    {
        input.Check();
        var parties = await change.OrganisationsAsync(input.Parties);
        await change.RequireMembersAsync(parties, input.StartsOn, static index => InputPath.Of("parties", index));
        await change.RequireNewAsync<Agreement>(input.Slug);
        var agreement = change.Add(Agreement.From(input, change.Partnership.Id, Party(input.Provider), Party(input.Client)));
        change.AddRange((input.Aliases ?? []).Select(name => new AgreementAlias { AgreementId = agreement.Id, Name = name }));
        change.AddRange(parties.Select((party, index) => AgreementParty.Of(agreement, party.Id, index)));
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
            var parties = change.Db.Set<AgreementParty>().Where(p => p.AgreementId == agreement.Id).OrderBy(p => p.SortOrder);
            var keys = await parties.Select(p => p.OrganisationId).ToListAsync(change.Cancellation);
            var organisations = await change.AskAsync(new GetOrganisations(keys));
            await change.RequireMembersAsync([.. keys.Select(k => organisations[k])], starts, static _ => InputPath.Of("startsOn"));
        }

        return change.Done(agreement, agreement.Slug);
    }

    /// <summary>Records that every party has agreed.</summary>
    [Requires(Role.Approver)]
    public static async Task<Agreement> ConcludeAgreement(ConcludeAgreementInput input, Change<BackOfficeDb> change)
    {
        var agreement = await change.LockCurrentAsync(input.Agreement, input.Version);
        agreement.Conclude(input.On, change.Today);
        return change.Done(agreement, agreement.Slug);
    }

    /// <summary>Adds a clause to an agreement.</summary>
    [Requires(Role.Officer)]
    public static async Task<Clause> AddClause(AddClauseInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Number, 20).Text(input.Text, 4000).Months(input.TerminationMonths).Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var clauses = change.Of<Clause>().Where(c => c.AgreementId == agreement.Id);
        new Rules()
            .Require(
                !await clauses.AnyAsync(c => c.Number == input.Number, change.Cancellation),
                RuleCodes.AlreadyExists,
                $"{agreement.Title} already has a clause {input.Number}.",
                input.Number
            )
            .Check();
        var clause = change.Add(Clause.From(input, agreement, await clauses.CountAsync(change.Cancellation)));
        return change.Done(clause, $"{agreement.Slug}, clause {clause.Number}");
    }

    /// <summary>Adds what a party, or every party, must do under an agreement.</summary>
    [Requires(Role.Officer)]
    public static async Task<Obligation> AddObligation(AddObligationInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Text, 2000).Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var party = input.OwedBy is null ? null : await change.PartyAsync(agreement, input.OwedBy);
        var order = await change.Of<Obligation>().CountAsync(o => o.AgreementId == agreement.Id, change.Cancellation);
        var obligation = change.Add(Obligation.From(input, agreement, party?.Id, order));
        return change.Done(obligation, agreement.Slug);
    }
}
