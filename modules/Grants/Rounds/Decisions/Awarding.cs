namespace CouncilPlatform.Grants.Rounds;

internal sealed class Awarding(Change<GrantsDb> change, Ledger ledger, FundRules fundRules)
{
    public async Task DrawAsync(Application application, Round round, Fund fund, AwardDrawInput draw, bool commit, InputPath at)
    {
        if (commit)
        {
            FundApprovals.RequireNone(fund, at.Within("fund"));
        }

        var allocation = new Allocation
        {
            PartnershipId = application.PartnershipId,
            FundId = fund.Id,
            RecipientId = application.OrganisationId,
            Number = await change.NextNumberAsync<Allocation>(a => a.FundId == fund.Id),
            Title = application.Title,
            Kind = AllocationKind.Project,
            State = commit ? AllocationState.Committed : AllocationState.Proposed,
            SetAsideUtc = change.NowUtc,
        };
        DateOnly? bidOn = draw.Criterion is not null && application.SubmittedUtc is { } submitted ? UkTime.Day(submitted) : null;
        await fundRules.ApplyAsync(fund, allocation, draw.Criterion, bidOn, draw.RestrictedPurpose, at);
        change.AddRange([allocation, new ApplicationDraw { AllocationId = allocation.Id, ApplicationId = application.Id }]);
        change.Audit(allocation, $"{fund.Slug}: {draw.Amounts}");
        await MoveAsync(fund, allocation, draw.Amounts, commit, application.ReferenceIn(round), at);
    }

    private async Task MoveAsync(Fund fund, Allocation allocation, StreamAmounts amounts, bool commit, string note, InputPath at)
    {
        try
        {
            await ledger.MoveAsync(fund, LedgerEntryKind.Proposed, allocation, amounts, note);
        }
        catch (RuleException e)
        {
            // The ledger knows of one amount; here it is one of several.
            throw new RuleException([.. e.Errors.Select(error => error with { Path = at.Within(error.Path[^1]).Segments })]);
        }

        if (commit)
        {
            await ledger.MoveAsync(fund, LedgerEntryKind.Committed, allocation, amounts, note);
        }
    }
}
