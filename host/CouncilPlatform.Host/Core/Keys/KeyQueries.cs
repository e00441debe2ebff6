namespace CouncilPlatform.Host.Core.Keys;

/// <summary>Which keys let programs into a partnership.</summary>
internal sealed class KeyQueries
{
    /// <summary>The partnership's keys, the latest first, those expired and revoked too. None can be shown again.</summary>
    [Requires(Role.Administrator)]
    public static Task<Connection<ApiKey>> Keys(Partnership partnership, Paging paging, CoreDb db, CancellationToken cancellationToken) =>
        db.ApiKeys.Where(k => k.PartnershipId == partnership.Id).PageAsync(paging, k => k.CreatedUtc, descending: true, cancellationToken);
}
