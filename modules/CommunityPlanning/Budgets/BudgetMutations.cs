namespace CouncilPlatform.CommunityPlanning.Budgets;

internal sealed class BudgetMutations
{
    /// <summary>Records what an agency plans to spend in a year.</summary>
    [Requires(Role.Officer)]
    public static async Task<BudgetLine> RecordBudgetLine(RecordBudgetLineInput input, Change<CommunityPlanningDb> change)
    {
        var owner = await CheckAsync(input, change);
        await change.RequireNewAsync<BudgetLine>(
            l => l.Reference == input.Reference,
            $"with the reference \"{input.Reference}\"",
            InputPath.Of("reference")
        );
        var line = change.Add(new BudgetLine { Reference = input.Reference, OrganisationId = owner.Id });
        await change.RequireOwnerAsync(line, InputPath.Of("owner"));
        return await WriteAsync(line, input, owner, change);
    }

    /// <summary>
    /// Changes everything about a budget line except its reference and its owner. Send every field; what you leave out is cleared. To pass
    /// the line on to another agency, offer it to that agency.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<BudgetLine> UpdateBudgetLine(UpdateBudgetLineInput input, Change<CommunityPlanningDb> change)
    {
        var owner = await CheckAsync(input, change);
        return await WriteAsync(await LockAsync(input.Reference, input.Version, change), input, owner, change);
    }

    /// <summary>Removes a budget line. The audit trail records what it was.</summary>
    [Requires(Role.Officer)]
    [Irreversible("Its amount no longer counts.")]
    public static async Task<BudgetLine> RemoveBudgetLine(RemoveBudgetLineInput input, Change<CommunityPlanningDb> change)
    {
        var line = await LockAsync(input.Reference, input.Version, change);
        change.Remove(line);
        return change.Done(line, $"{line.Reference}: {line.Title}, {line.FinancialYear}, {line.Amount()}");
    }

    private static async Task<Organisation> CheckAsync(BudgetLineInput input, Change change)
    {
        new Rules()
            .Text(input.Reference, BudgetLine.MaxReference)
            .Text(input.Title, BudgetLine.MaxTitle)
            .Valid(input.Amount.MinorUnits is >= 0 and <= BudgetLine.MaxPence, BudgetLine.WrongAmount, input.Amount)
            .Check();
        return await change.OrganisationAsync(input.Owner);
    }

    private static async Task<BudgetLine> WriteAsync(
        BudgetLine line,
        BudgetLineInput input,
        Organisation owner,
        Change<CommunityPlanningDb> change
    )
    {
        (line.OrganisationId, line.Title, line.FinancialYear) = (owner.Id, input.Title, input.FinancialYear);
        (line.Firmness, line.Approach, line.Pence) = (input.Firmness, input.Approach, input.Amount.MinorUnits);
        line.LocalAreaId = await change.AreaIdAsync(input.LocalArea);
        line.LocalOutcomeId = await change.OutcomeIdAsync(input.LocalOutcome);
        return change.Done(line, line.Reference);
    }

    private static Task<BudgetLine> LockAsync(string reference, int version, Change<CommunityPlanningDb> change) =>
        change.LockAsync<BudgetLine>(l => l.Reference == reference, reference, version);
}
