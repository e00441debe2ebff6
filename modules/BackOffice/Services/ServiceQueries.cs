using CouncilPlatform.LocalityPlans.Contracts;
using Action = CouncilPlatform.LocalityPlans.Contracts.PlanAction;

namespace CouncilPlatform.BackOffice.Services;

/// <summary>The menu of services.</summary>
internal sealed class ServiceQueries
{
    /// <summary>In the order of the menu.</summary>
    /// <param name="kind">Only those.</param>
    /// <param name="efficiencyTarget">True: only those that are to contribute to the efficiency target; false: only the others.</param>
    public static Task<Connection<Service>> Services(
        Partnership partnership,
        ServiceKind? kind,
        bool? efficiencyTarget,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .Services.Where(s =>
                s.PartnershipId == partnership.Id
                && (kind == null || s.Kind == kind)
                && (efficiencyTarget == null || s.EfficiencyTarget == efficiencyTarget)
            )
            .PageAsync(paging, s => s.Number, descending: false, cancellationToken);

    /// <summary>The service with a slug, or null.</summary>
    public static Task<Service?> Service(Partnership partnership, string slug, BackOfficeDb db, CancellationToken cancellationToken) =>
        db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.PartnershipId == partnership.Id && s.Slug == slug, cancellationToken);

    /// <summary>Services that both tiers deliver, county and district each for itself: double entry, to be looked at. In the order of the menu.</summary>
    public static async Task<IReadOnlyList<DoubleEntry>> DoubleEntries(
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var delivered = (
            await (
                from p in db.ServiceParticipants
                join s in db.Services on p.ServiceId equals s.Id
                where s.PartnershipId == partnership.Id && p.Role == ServiceRole.Delivers
                orderby s.Number
                select new { Service = s, p.OrganisationId }
            )
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).ToLookup(d => d.Service.Id);
        var organisations = await mediator.Send(
            new GetOrganisations([.. delivered.SelectMany(d => d).Select(d => d.OrganisationId).Distinct()]),
            cancellationToken
        );
        return
        [
            .. from service in delivered
            let who = service.Select(d => organisations[d.OrganisationId]).ToList()
            let county = who.Find(o => o.Kind == OrganisationKind.County)
            let districts = who.Where(o => o.Kind == OrganisationKind.District).OrderBy(o => o.Name, StringComparer.Ordinal).ToList()
            where county is not null && districts.Count > 0
            select new DoubleEntry(service.First().Service, county, districts),
        ];
    }
}

/// <summary>A service that both tiers deliver.</summary>
internal sealed record DoubleEntry(Service Service, Organisation County, IReadOnlyList<Organisation> Districts)
{
    public string Words =>
        $"{Service.Name} is delivered by {County.Name} and by {string.Join(", ", Districts.Select(d => d.Name))}. Check whether they do the same work twice.";
}

/// <summary>What locality plans do for services.</summary>
internal sealed class ServiceActionFields
{
    /// <summary>The actions of the locality plans that deliver a change of it, by title.</summary>
    public static IDataLoaderResult<ServiceActions> LocalityActions(
        Service service,
        Partnership partnership,
        Batches batches,
        BackOfficeDb db,
        IMediator mediator
    ) =>
        batches
            .Load<Guid, ServiceActions>(
                $"backoffice.service.actions.{partnership.Id}",
                service.Id,
                async (ids, cancellationToken) =>
                {
                    var links = (
                        await db.ServiceActions.AsNoTracking().Where(l => ids.Contains(l.ServiceId)).ToListAsync(cancellationToken)
                    ).ToLookup(l => l.ServiceId);
                    var answer = await mediator.Send(
                        new GetActions(partnership, [.. links.SelectMany(l => l).Select(l => l.ActionId).Distinct()]),
                        cancellationToken
                    );
                    return ids.ToDictionary(
                        id => id,
                        id => new ServiceActions(
                            answer.IsAvailable,
                            answer.Reason,
                            [
                                .. links[id]
                                    .Select(l => answer.Value?.GetValueOrDefault(l.ActionId))
                                    .OfType<Action>()
                                    .OrderBy(a => a.Title, StringComparer.Ordinal),
                            ]
                        )
                    );
                }
            )
            .Then(actions => actions!);
}

/// <summary>The actions of the locality plans that deliver a change of a service.</summary>
/// <param name="Available">Whether the locality plans could be asked.</param>
/// <param name="Reason">Why they could not; null where they could.</param>
internal sealed record ServiceActions(bool Available, string? Reason, IReadOnlyList<Action> Actions);
