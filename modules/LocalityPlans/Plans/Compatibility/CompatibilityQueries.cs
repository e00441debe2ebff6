namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>Compatibility checks of all actions.</summary>
internal sealed class CompatibilityQueries
{
    /// <summary>Compatibility checks of all actions, sorted by what must fit together.</summary>
    /// <param name="open">Only checks that wait for confirmation (true), or only confirmed ones (false).</param>
    public static Task<Connection<CompatibilityCheck>> CompatibilityChecks(
        Partnership partnership,
        bool? open,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db.Of<CompatibilityCheck>(partnership)
            .Where(c => open == null || open == (c.ConfirmedOn == null))
            .PageAsync(paging, c => c.What, descending: false, cancellationToken);
}

/// <summary>What an action must be compatible with.</summary>
internal sealed class ActionCompatibilityFields
{
    /// <summary>One check for each body that was listed, in order. A check is open until the body confirms it.</summary>
    public static IDataLoaderResult<IReadOnlyList<CompatibilityCheck>> CompatibilityChecks(
        PlanAction action,
        Batches batches,
        LocalityPlansDb db
    ) => batches.Parts(db, action.Id, static (CompatibilityCheck c) => c.ActionId, static c => c.Number);
}
