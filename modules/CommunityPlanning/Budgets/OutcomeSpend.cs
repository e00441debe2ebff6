namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>What agencies spend on an outcome.</summary>
internal sealed class OutcomeSpend
{
    /// <summary>All budget lines that serve it, added up, with their preventative and reactive shares; null where there are none.</summary>
    public static IDataLoaderResult<SpendRow?> Spend(LocalOutcome outcome, Batches batches, SpendTotals totals) =>
        batches.Load<Guid, SpendRow>("communityplanning.outcome.spend", outcome.Id, totals.OfOutcomesAsync);
}
