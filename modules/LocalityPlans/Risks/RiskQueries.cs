namespace CouncilPlatform.LocalityPlans.Risks;

/// <summary>The partnership's risks.</summary>
internal sealed class RiskQueries
{
    /// <summary>Risks, in the order they were recorded.</summary>
    /// <param name="open">Only open ones, or only closed ones.</param>
    /// <param name="controlled">Only those with a control, or only those without.</param>
    public static Task<Connection<PartnershipRisk>> Risks(
        Partnership partnership,
        bool? open,
        bool? controlled,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .Risks.Where(r => r.PartnershipId == partnership.Id)
            .Where(r => open == null || open == (r.ClosedOn == null))
            .Where(r => controlled == null || controlled == db.RiskControls.Any(c => c.RiskId == r.Id))
            .PageAsync(paging, r => r.Number, descending: false, cancellationToken);

    internal static Task<PartnershipRisk?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<LocalityPlansDb>().Risks.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
}
