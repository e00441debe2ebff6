namespace CouncilPlatform.CommunityPlanning.Budgets;

internal sealed class OutcomeSpend
{
    /// <summary>All budget lines that contribute to the outcome, added up; null where there are none.</summary>
    public static IDataLoaderResult<SpendRow?> Spend(LocalOutcome outcome, Batches batches, SpendTotals totals) =>
        batches.Load(
            outcome.Id,
            (totals, outcome.PartnershipId),
            static (ids, s, ct) => s.totals.OfOutcomesAsync(s.PartnershipId, ids, ct)
        );
}
