namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>What is brought from body to body.</summary>
internal sealed class EscalationQueries
{
    /// <summary>Escalations, in the order they were planned.</summary>
    /// <param name="open">Only those not settled, or only those that are.</param>
    public static Task<Connection<Escalation>> Escalations(
        Partnership partnership,
        bool? open,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .Escalations.Where(e => e.PartnershipId == partnership.Id && (open == null || open == (e.ClosedOn == null)))
            .PageAsync(paging, e => e.Number, descending: false, cancellationToken);

    internal static Task<Escalation?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<LocalityPlansDb>().Escalations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
}
