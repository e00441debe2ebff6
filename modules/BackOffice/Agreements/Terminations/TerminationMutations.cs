namespace CouncilPlatform.BackOffice.Agreements;

/// <param name="Clause">The number of a clause that ends the agreement, like 8.</param>
/// <param name="Decision">The id of the decision about the agreement by which a body of a party approved ending it.</param>
internal sealed record ActivateClauseInput(string Clause, GlobalId Decision, DateOnly GivenOn, int? Version) : AgreementInput;

internal sealed record ProposeEndDateInput(DateOnly EndsOn, string Reason) : AgreementInput;

/// <param name="EndDateChange">The id of the proposal.</param>
/// <param name="Organisation">The code of the party that agrees. People who act for a party can agree for that party only.</param>
/// <param name="CabinetConsultedOn">The day on which the Leader consulted the Cabinet.</param>
/// <param name="LeaderAgreedOn">The day on which the Leader agreed, not before the consultation.</param>
internal sealed record AgreeEndDateInput(
    GlobalId EndDateChange,
    [CodeOf<Organisation>] string Organisation,
    DateOnly CabinetConsultedOn,
    DateOnly LeaderAgreedOn
) : PartnershipInput;

/// <param name="EndDateChange">The id of the proposal.</param>
internal sealed record WithdrawEndDateInput(GlobalId EndDateChange) : VersionedInput;

internal sealed class TerminationMutations
{
    /// <summary>Activates a clause that ends the agreement some calendar months after the formal decision.</summary>
    [Requires(Role.Approver)]
    public static async Task<Termination> ActivateClause(ActivateClauseInput input, Change<BackOfficeDb> change)
    {
        var agreement = await change.LockCurrentAsync(input.Agreement, input.Version);
        var clause = await change.RequireAsync(
            change.Of<Clause>().Where(c => c.AgreementId == agreement.Id && c.Number == input.Clause),
            $"{agreement.Title} has no clause {input.Clause}. Enter the number of one of its clauses.",
            input.Clause
        );
        var decision = await change.DecisionAsync(agreement, input.Decision);
        var byParty =
            decision?.OrganisationId is { } council
            && await change.Parties(agreement).AnyAsync(p => p.OrganisationId == council, change.Cancellation);
        var current = await change.TerminationAsync(agreement);
        var termination = change.Add(Termination.By(input, agreement, current, clause, byParty ? decision : null, change.Today));
        return change.Done(termination, $"{agreement.Slug}, clause {clause.Number}: ends on {termination.EndsOn:yyyy-MM-dd}");
    }

    /// <summary>Proposes another last day of an agreement that is being ended. Nothing changes until every party has agreed.</summary>
    [Requires(Role.Officer)]
    public static async Task<EndDateChange> ProposeEndDate(ProposeEndDateInput input, Change<BackOfficeDb> change)
    {
        new Rules().Text(input.Reason, 1000).Day(input.EndsOn).Check();
        var agreement = await change.LockCurrentAsync(input.Agreement);
        var termination =
            await change.TerminationAsync(agreement)
            ?? throw new RuleException(
                "NOT_TERMINATING",
                $"No clause of {agreement.Title} was activated. To change its term, amend the agreement.",
                input.Agreement
            );
        var proposals = change.Of<EndDateChange>().Where(c => c.TerminationId == termination.Id);
        var pending = await proposals.AnyAsync(c => c.State == EndDateChangeState.Pending, change.Cancellation);
        var number = await change.NextNumberAsync<EndDateChange>(c => c.TerminationId == termination.Id);
        var proposal = change.Add(termination.Propose(input, number, pending, change.Today, change.Caller.Person));
        return change.Done(proposal, $"{agreement.Slug}: {proposal.From:yyyy-MM-dd} to {proposal.EndsOn:yyyy-MM-dd}");
    }

    /// <summary>
    /// Records that a party agrees to another last day, which takes effect with the last party. Whoever proposed it cannot agree to it.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<EndDateChange> AgreeEndDate(AgreeEndDateInput input, Change<BackOfficeDb> change)
    {
        var (agreement, termination, proposal) = await LockAsync(change, input.EndDateChange, version: null);
        var party = await change.PartyAsync(agreement, input.Organisation);
        await change.RequireOwnerAsync(
            new EndDateConsent { EndDateChangeId = proposal.Id, OrganisationId = party.Id },
            InputPath.Of("organisation")
        );
        var consents = await change.Db.Set<EndDateConsent>().Where(c => c.EndDateChangeId == proposal.Id).ToListAsync(change.Cancellation);
        var parties = await change.Parties(agreement).CountAsync(change.Cancellation);
        change.Add(proposal.Agree(input, termination, party, consents, parties, change.Today, change.Caller));
        return change.Done(proposal, $"{agreement.Slug}, {party.Name}: {proposal.EndsOn:yyyy-MM-dd}, {proposal.State}");
    }

    /// <summary>Withdraws a proposed last day that not every party has agreed to.</summary>
    [Requires(Role.Officer)]
    public static async Task<EndDateChange> WithdrawEndDate(WithdrawEndDateInput input, Change<BackOfficeDb> change)
    {
        var (agreement, _, proposal) = await LockAsync(change, input.EndDateChange, input.Version);
        proposal.Withdraw();
        return change.Done(proposal, agreement.Slug);
    }

    private static async Task<(Agreement Agreement, Termination Termination, EndDateChange Proposal)> LockAsync(
        Change<BackOfficeDb> change,
        GlobalId endDateChange,
        int? version
    )
    {
        var proposal = await change.LockAsync<EndDateChange>(endDateChange, version);
        var termination = await change.LockAsync<Termination>(proposal.TerminationId);
        var agreement = await change.LockAsync<Agreement>(termination.AgreementId);
        agreement.RequireCurrent(termination, change.Today);
        return (agreement, termination, proposal);
    }
}
