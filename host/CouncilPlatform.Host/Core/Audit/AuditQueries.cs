namespace CouncilPlatform.Host.Core.Audit;

/// <summary>Who did what in a partnership.</summary>
internal sealed class AuditQueries
{
    /// <summary>The partnership's audit trail, latest first.</summary>
    /// <param name="filter">Only lines that match every field of it.</param>
    [Requires(Role.Administrator)]
    public static async Task<Connection<AuditEntry>> Audit(
        Partnership partnership,
        AuditFilterInput? filter,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var lines = await db.AuditTrail.Where(a => a.PartnershipId == partnership.Id).MatchingAsync(filter, db, cancellationToken);
        return await lines.PageAsync(paging, a => a.AtUtc, descending: true, cancellationToken);
    }
}
