using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Partnerships;
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

    /// <summary>The organisation's memberships of the partnerships that you can read, including those that have ended.</summary>
    public static IDataLoaderResult<IReadOnlyList<OrganisationMembership>> Memberships(
        Organisation organisation,
        VisiblePartnerships partnerships,
        Caller caller,
        Batches batches,
        CoreDb db
    ) =>
        batches
            .Load<Guid, (CoreDb Db, VisiblePartnerships Partnerships, Caller Caller), IReadOnlyList<OrganisationMembership>>(
                organisation.Id,
                (db, partnerships, caller),
                static async (ids, state, cancellationToken) =>
                {
                    var readable = (await state.Partnerships.AllAsync(cancellationToken)).Where(state.Caller.MayRead).ToList();
                    var within = readable.ConvertAll(p => p.Id);
                    var found = await state
                        .Db.AcrossPartnerships<Membership>("An organisation's partnerships are shown side by side.")
                        .AsNoTracking()
                        .Where(m => ids.Contains(m.OrganisationId) && within.Contains(m.PartnershipId))
                        .OrderBy(m => m.Number)
                        .ToListAsync(cancellationToken);
                    return (
                        from p in readable
                        join m in found on p.Id equals m.PartnershipId
                        group new OrganisationMembership(p, m.Role, m.From, m.To) by m.OrganisationId
                    ).ToDictionary(g => g.Key, g => (IReadOnlyList<OrganisationMembership>)[.. g]);
                }
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
