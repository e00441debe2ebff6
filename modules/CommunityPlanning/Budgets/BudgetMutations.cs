namespace CouncilPlatform.CommunityPlanning.Budgets;

internal sealed class BudgetMutations
{
    /// <summary>Records a budget line.</summary>
    [Requires(Role.Officer)]
    public static async Task<BudgetLine> RecordBudgetLine(RecordBudgetLineInput input, Change<CommunityPlanningDb> change)
    {
        var owner = await CheckAsync(input, change);
        var exists = $"{change.Partnership.Name} already has a budget line with the reference \"{input.Reference}\". Choose another.";
        await change.RequireNoneAsync<BudgetLine>(l => l.Reference == input.Reference, exists, input.Reference);
        var line = new BudgetLine { PartnershipId = change.Partnership.Id, Reference = input.Reference };
        await WriteAsync(line, input, owner, change);
        return change.Done(change.Add(line), line.Reference);
    }

    /// <summary>Changes everything about a budget line except its reference. Send every field; what you leave out is cleared.</summary>
    [Requires(Role.Officer)]
    public static async Task<BudgetLine> UpdateBudgetLine(UpdateBudgetLineInput input, Change<CommunityPlanningDb> change)
    {
        var owner = await CheckAsync(input, change);
        var line = await LockAsync(input.Reference, input.Version, change);
        await WriteAsync(line, input, owner, change);
        return change.Done(line, line.Reference);
    }

    /// <summary>Removes a budget line. The audit trail records what it was.</summary>
    [Requires(Role.Officer)]
    public static async Task<BudgetLine> RemoveBudgetLine(RemoveBudgetLineInput input, Change<CommunityPlanningDb> change)
    {
        var line = await LockAsync(input.Reference, input.Version, change);
        change.Remove(line);
        return change.Done(line, $"{line.Reference}: {line.Title}, {line.FinancialYear}, {line.Amount()}");
    }

    private static async Task<Organisation> CheckAsync(IBudgetLineInput input, Change change)
    {
        new Rules()
            .Text(input.Reference, BudgetLine.MaxReference)
            .Text(input.Title, BudgetLine.MaxTitle)
            .Require(input.Amount.MinorUnits is >= 0 and <= BudgetLine.MaxPence, RuleCodes.Invalid, BudgetLine.WrongAmount, input.Amount)
            .Check();
        return await change.OrganisationAsync(input.Owner);
    }

    private static async Task WriteAsync(BudgetLine line, IBudgetLineInput input, Organisation owner, Change<CommunityPlanningDb> change)
    {
        (line.OrganisationId, line.Title, line.FinancialYear) = (owner.Id, input.Title, input.FinancialYear);
        (line.Firmness, line.Approach, line.Pence) = (input.Firmness, input.Approach, input.Amount.MinorUnits);
        line.LocalAreaId = await change.AreaIdAsync(input.LocalArea);
        line.LocalOutcomeId = await change.OutcomeIdAsync(input.LocalOutcome);
    }

    private static async Task<BudgetLine> LockAsync(string reference, int version, Change<CommunityPlanningDb> change)
    {
        var found =
            await change
                .Of<BudgetLine>()
                .Where(l => l.Reference == reference)
                .Select(l => (Guid?)l.Id)
                .SingleOrDefaultAsync(change.Cancellation)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no budget line with the reference \"{reference}\". Check it, then try again.",
                reference
            );
        return await change.LockAsync<BudgetLine>(found, version, path: nameof(reference));
    }
}
