using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>The fields that the core adds to the contract's <see cref="Organisation"/>.</summary>
internal sealed class OrganisationFields
{
    /// <summary>The organisations that replaced this one, by name.</summary>
    public static IDataLoaderResult<IReadOnlyList<Organisation>> Successors(Organisation organisation, Batches batches, CoreDb db) =>
        batches
            .Load<Guid, IReadOnlyList<Organisation>>(
                "core.organisation.successors",
                organisation.Id,
                (ids, cancellationToken) =>
                    GroupAsync(
                        from s in db.Successions
                        join o in db.Organisations on s.SuccessorId equals o.Id
                        where ids.Contains(s.OrganisationId)
                        select new Related(s.OrganisationId, o),
                        cancellationToken
                    )
            )
            .Then(found => found ?? []);

    /// <summary>The organisations that this one replaced, by name.</summary>
    public static IDataLoaderResult<IReadOnlyList<Organisation>> Predecessors(Organisation organisation, Batches batches, CoreDb db) =>
        batches
            .Load<Guid, IReadOnlyList<Organisation>>(
                "core.organisation.predecessors",
                organisation.Id,
                (ids, cancellationToken) =>
                    GroupAsync(
                        from s in db.Successions
                        join o in db.Organisations on s.OrganisationId equals o.Id
                        where ids.Contains(s.SuccessorId)
                        select new Related(s.SuccessorId, o),
                        cancellationToken
                    )
            )
            .Then(found => found ?? []);

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Organisation>>> GroupAsync(
        IQueryable<Related> related,
        CancellationToken cancellationToken
    ) =>
        (await related.AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(r => r.To)
            .ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<Organisation>)[.. g.Select(r => r.Organisation).OrderBy(o => o.Name, StringComparer.Ordinal)]
            );

    private sealed record Related(Guid To, Organisation Organisation);
}
