namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>What must fit together.</summary>
internal sealed class CompatibilityQueries
{
    /// <summary>Checks of all actions, by what must fit together.</summary>
    /// <param name="open">Only those to be confirmed, or only those that are.</param>
    public static Task<Connection<CompatibilityCheck>> CompatibilityChecks(
        Partnership partnership,
        bool? open,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .CompatibilityChecks.Where(c => c.PartnershipId == partnership.Id && (open == null || open == (c.ConfirmedOn == null)))
            .PageAsync(paging, c => c.What, descending: false, cancellationToken);

    internal static Task<CompatibilityCheck?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .CompatibilityChecks.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
}
