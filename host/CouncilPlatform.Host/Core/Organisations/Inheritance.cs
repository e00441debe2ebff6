using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>
/// Who acts for an organisation that was abolished: its successor, from that day. Records keep the owner that they had, so that earlier
/// reports name the old organisation.
/// </summary>
internal static class Inheritance
{
    /// <summary>The organisation that a caller acts for on a day, and the abolished ones in whose place it is.</summary>
    public static async Task<(Guid? Organisation, HashSet<Guid> Predecessors)> FindAsync(
        CoreDb db,
        Guid organisation,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var inherited = await db.Successions.AsNoTracking().Where(s => s.InheritsOn <= today).ToListAsync(cancellationToken);
        var seen = new HashSet<Guid>();
        while (seen.Add(organisation) && inherited.Find(s => s.OrganisationId == organisation) is { } succession)
        {
            organisation = succession.SuccessorId;
        }

        var predecessors = new HashSet<Guid>();
        var added = new Queue<Guid>([organisation]);
        while (added.TryDequeue(out var successor))
        {
            foreach (var before in inherited.Where(s => s.SuccessorId == successor).Select(s => s.OrganisationId).Where(predecessors.Add))
            {
                added.Enqueue(before);
            }
        }

        return (organisation, predecessors);
    }
}
