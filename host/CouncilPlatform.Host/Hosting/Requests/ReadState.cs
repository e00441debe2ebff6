using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>What a caller reads at a moment. While it is equal, the same question has the same answer.</summary>
/// <param name="Key">The caller's key. Empty for an anonymous caller.</param>
/// <param name="Partnerships">Which partnerships there are, and what they have on.</param>
/// <param name="DataVersion">The version of the database.</param>
/// <param name="Second">The second, because some answers depend on the time.</param>
internal sealed record ReadState(Guid Key, PartnershipDirectory.Snapshot Partnerships, string DataVersion, long Second)
{
    /// <summary>The state for the caller of a request. Null for a person, whose session counts too, and on SQL Server.</summary>
    public static async ValueTask<object?> OfAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        if (caller.Id == Guid.Empty && !ReferenceEquals(caller, Caller.Anonymous))
        {
            return null;
        }

        return await services.GetRequiredService<DataVersion>().ReadAsync(http.RequestAborted) is { } version
            ? new ReadState(
                caller.Id,
                await services.GetRequiredService<PartnershipDirectory>().CurrentAsync(http.RequestAborted),
                version,
                services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds()
            )
            : null;
    }
}
