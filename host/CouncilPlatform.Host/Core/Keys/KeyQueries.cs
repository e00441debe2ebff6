namespace CouncilPlatform.Host.Core.Keys;

/// <summary>Reads a partnership's keys.</summary>
internal sealed class KeyQueries
{
    /// <summary>
    /// The partnership's keys, latest first, including those that expired or were revoked. The keys themselves cannot be shown.
    /// </summary>
    [Requires(Role.Administrator)]
    public static Task<Connection<ApiKey>> Keys(Partnership partnership, Paging paging, CoreDb db, CancellationToken cancellationToken) =>
        db.ApiKeys.Where(k => k.PartnershipId == partnership.Id).PageAsync(paging, k => k.CreatedUtc, descending: true, cancellationToken);
}
