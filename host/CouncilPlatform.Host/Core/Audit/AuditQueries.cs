namespace CouncilPlatform.Host.Core.Audit;

/// <summary>Who did what in a partnership.</summary>
internal sealed class AuditQueries
{
    /// <summary>The partnership's audit trail, latest first.</summary>
    [Requires(Role.Administrator)]
    public static Task<Connection<AuditEntry>> Audit(
        Partnership partnership,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    ) => db.AuditTrail.Where(a => a.PartnershipId == partnership.Id).PageAsync(paging, a => a.AtUtc, descending: true, cancellationToken);
}
