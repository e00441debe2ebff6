using CouncilPlatform.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>The doors to partnerships.</summary>
internal sealed class PartnershipQueries
{
    public static async Task<Partnership?> Partnership(string slug, VisiblePartnerships partnerships, CancellationToken cancellationToken) =>
        await partnerships.FindAsync(slug, cancellationToken);

    public static async Task<IReadOnlyList<Partnership>> Partnerships(VisiblePartnerships partnerships, CancellationToken cancellationToken) =>
        await partnerships.AllAsync(cancellationToken);

    internal static ValueTask<Partnership?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<VisiblePartnerships>().FindAsync(id, cancellationToken);
}
