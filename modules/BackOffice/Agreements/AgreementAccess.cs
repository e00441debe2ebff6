namespace CouncilPlatform.BackOffice.Agreements;

internal static class AgreementAccess
{
    /// <summary>Locks an agreement that has not ended.</summary>
    public static async Task<Agreement> LockCurrentAsync(
        this Change<BackOfficeDb> change,
        string agreement,
        int? version = null,
        [CallerArgumentExpression(nameof(agreement))] string path = ""
    )
    {
        var locked = await change.LockAsync<Agreement>(agreement, version, path: path);
        locked.RequireCurrent(await change.TerminationAsync(locked), change.Today);
        return locked;
    }

    /// <summary>How an agreement is being ended; null where no clause was activated.</summary>
    public static Task<Termination?> TerminationAsync(this Change<BackOfficeDb> change, Agreement agreement) =>
        change.Of<Termination>().SingleOrDefaultAsync(t => t.AgreementId == agreement.Id, change.Cancellation);

    /// <summary>The decision about an agreement that an input names; null where it is not one.</summary>
    public static async Task<RecordedDecision?> DecisionAsync(this Change change, Agreement agreement, GlobalId decision)
    {
        var subject = new GlobalId(nameof(Agreement), agreement.Id);
        var decisions = await change.AskAsync(new GetDecisions(agreement.PartnershipId, [subject]));
        return decisions.GetValueOrDefault(subject)?.FirstOrDefault(d => new GlobalId("Decision", d.Id) == decision);
    }

    public static IQueryable<AgreementParty> Parties(this Change<BackOfficeDb> change, Agreement agreement) =>
        change.Db.Set<AgreementParty>().Where(p => p.AgreementId == agreement.Id).OrderBy(p => p.SortOrder);

    /// <summary>The party with a code.</summary>
    public static async Task<Organisation> PartyAsync(
        this Change<BackOfficeDb> change,
        Agreement agreement,
        string code,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(code))] string path = ""
    )
    {
        at ??= InputPath.OfExpression(path);
        var organisation = await change.OrganisationAsync(code, at);
        new Rules()
            .Require(
                await change.Parties(agreement).AnyAsync(p => p.OrganisationId == organisation.Id, change.Cancellation),
                "NOT_A_PARTY",
                $"{organisation.Name} is not a party to {agreement.Title}. Choose one of the parties.",
                at
            )
            .Check();
        return organisation;
    }
}
