using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using Humanizer;

namespace CouncilPlatform.Host.Core.Work;

/// <summary>
/// What waits for the caller in all their partnerships: one statement for each kind of work, however many partnerships and things there
/// are.
/// </summary>
internal sealed class MyWork(
    WorkCatalogue catalogue,
    VisiblePartnerships partnerships,
    Caller caller,
    IServiceProvider services,
    TimeProvider time
)
{
    private const int MaxTitle = 200;

    public async Task<IReadOnlyList<WorkItem>> FindAsync(CancellationToken cancellationToken)
    {
        if (!caller.IsKnown)
        {
            return [];
        }

        var own = (await partnerships.AllAsync(cancellationToken)).Where(p => caller.RoleIn(p) is not null).ToDictionary(p => p.Id);
        var now = time.GetUtcNow().UtcDateTime;
        var today = UkTime.Day(now);
        var items = new List<WorkItem>();
        foreach (var (module, kind) in catalogue.All)
        {
            var here = own
                .Values.Where(p => caller.Has(kind.Least, p) && (module == Gate.CoreModule || p.Modules.Contains(module)))
                .ToList();
            if (here.Count > 0)
            {
                var rows = await kind.Find(services, here, now, cancellationToken);
                items.AddRange(rows.Select(r => ItemOf(kind, r, own[r.PartnershipId], today)));
            }
        }

        return items;
    }

    private static WorkItem ItemOf(WorkKind kind, WorkRow row, Partnership partnership, DateOnly today) =>
        new(
            new(kind.Type, row.Id),
            row.Title.Truncate(MaxTitle),
            kind.Task,
            kind.Mutation,
            partnership,
            row.Due,
            row.Due < today,
            UkMoment.Of(row.SinceUtc)
        )
        {
            OrganisationId = row.OwnerId,
        };
}
