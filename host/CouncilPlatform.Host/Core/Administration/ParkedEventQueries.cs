using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Administration;

/// <summary>News that modules could not take in.</summary>
internal sealed class ParkedEventQueries
{
    // More than this many are the fault of one cause.
    private const int MaxRows = 1000;

    /// <summary>
    /// News that a module could not take in, or that the receiver of a webhook did not accept, and that waits for you, earliest first. At
    /// most the first 1,000.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<Connection<ParkedEvent>> ParkedEvents(
        Partnership partnership,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var parked = await db.Of<OutboxEntry>(partnership)
            .AsNoTracking()
            .Where(e => e.State == OutboxState.Parked)
            .OrderBy(e => e.CreatedUtc)
            .ThenBy(e => e.Id)
            .Take(MaxRows)
            .ToListAsync(cancellationToken);
        return parked.Select(ParkedEvent.Of).Page(paging, e => e.Order);
    }
}
