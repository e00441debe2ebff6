using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Funds;

/// <summary>The funds of a partnership.</summary>
internal sealed class FundQueries
{
    /// <summary>The fund with a slug, or null.</summary>
    public static Task<Fund?> Fund(Partnership partnership, string slug, Selection selection, GrantsDb db, CancellationToken cancellationToken) =>
        selection.Columns(db.Funds.Where(f => f.PartnershipId == partnership.Id && f.Slug == slug)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every fund, by slug.</summary>
    public static Task<Connection<Fund>> Funds(Partnership partnership, Paging paging, GrantsDb db, CancellationToken cancellationToken) =>
        db.Funds.Where(f => f.PartnershipId == partnership.Id).PageAsync(paging, f => f.Slug, descending: false, cancellationToken);

    internal static Task<Fund?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().Funds.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);

    internal static Task<Allocation?> FindAllocationAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().Allocations.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
}
