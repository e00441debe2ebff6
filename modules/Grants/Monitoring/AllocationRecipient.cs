using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants.Monitoring;

/// <summary>Whose the returns of an allocation are: the organisation whose application it was awarded to.</summary>
internal static class AllocationRecipient
{
    /// <returns>Null where it came of no application: the partnership's officers send its returns in.</returns>
    public static Task<Guid?> OfAsync(GrantsDb db, Guid allocation, CancellationToken cancellationToken) => (
        from draw in db.ApplicationDraws
        join application in db.Applications on draw.ApplicationId equals application.Id
        where draw.AllocationId == allocation
        select (Guid?)application.OrganisationId).SingleOrDefaultAsync(cancellationToken);
}
