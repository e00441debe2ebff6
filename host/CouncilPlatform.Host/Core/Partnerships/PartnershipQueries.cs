using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>Reads partnerships.</summary>
internal sealed class PartnershipQueries
{
    /// <summary>The partnership with this short name.</summary>
    /// <param name="slug">The partnership's short name, such as lancashire.</param>
    public static async Task<Partnership?> Partnership(
        string slug,
        VisiblePartnerships partnerships,
        CancellationToken cancellationToken
    ) => await partnerships.FindAsync(slug, cancellationToken);

    /// <summary>The partnerships that you may see, by short name.</summary>
    public static async Task<Connection<Partnership>> Partnerships(
        Paging paging,
        VisiblePartnerships partnerships,
        CancellationToken cancellationToken
    ) => (await partnerships.AllAsync(cancellationToken)).Page(paging, p => p.Slug);

    internal static ValueTask<Partnership?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<VisiblePartnerships>().FindAsync(id, cancellationToken);
}
