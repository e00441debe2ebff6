namespace CouncilPlatform.Grants.OpenData;

/// <summary>As whom a partnership publishes its grants.</summary>
internal sealed class PublisherQueries
{
    /// <summary>Null where nobody has said.</summary>
    public static Task<GrantPublisher?> GrantPublisher(Partnership partnership, GrantsDb db, CancellationToken cancellationToken) =>
        db.GrantPublishers.AsNoTracking().SingleOrDefaultAsync(p => p.PartnershipId == partnership.Id, cancellationToken);
}
