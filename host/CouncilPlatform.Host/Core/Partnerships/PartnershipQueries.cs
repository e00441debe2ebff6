using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>The doors to partnerships.</summary>
internal sealed class PartnershipQueries
{
    public static async Task<Partnership?> Partnership(
        string slug,
        VisiblePartnerships partnerships,
        CancellationToken cancellationToken
    ) => await partnerships.FindAsync(slug, cancellationToken);

    /// <summary>Those the caller may see, by slug.</summary>
    public static async Task<Connection<Partnership>> Partnerships(
        Paging paging,
        VisiblePartnerships partnerships,
        CancellationToken cancellationToken
    ) => (await partnerships.AllAsync(cancellationToken)).Page(paging, p => p.Slug);

    internal static ValueTask<Partnership?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<VisiblePartnerships>().FindAsync(id, cancellationToken);
}
