namespace CouncilPlatform.LocalityPlans.Plans;

internal sealed class CompatibilityQueries
{
    /// <summary>Compatibility checks of all actions, sorted by what must fit together.</summary>
    /// <param name="open">Only open checks (true), or only confirmed ones (false).</param>
    public static Task<Connection<CompatibilityCheck>> CompatibilityChecks(
        Partnership partnership,
        bool? open,
        Paging paging,
        LocalityPlansDb db
    ) => db.Of<CompatibilityCheck>(partnership).Where(c => open == null || open == (c.ConfirmedOn == null)).PageAsync(paging, c => c.What);
}

internal sealed class ActionCompatibilityFields
{
    /// <summary>
    /// One check for each organisation that the action must fit, in order. A check is open until the organisation confirms it.
    /// </summary>
    public static IDataLoaderResult<IReadOnlyList<CompatibilityCheck>> CompatibilityChecks(
        PlanAction action,
        Batches batches,
        LocalityPlansDb db
    ) => batches.Parts(db, action.Id, static (CompatibilityCheck c) => c.ActionId, static c => c.Number);
}
