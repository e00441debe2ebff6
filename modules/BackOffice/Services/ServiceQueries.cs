using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.BackOffice.Services;

internal sealed class ServiceQueries
{
    /// <summary>The services that councils may share, in the order of the menu.</summary>
    /// <param name="kind">Only services of this kind, like BACK_OFFICE.</param>
    /// <param name="efficiencyTarget">True for services that are to contribute to the efficiency target; false for the others.</param>
    public static Task<Connection<Service>> Services(
        Partnership partnership,
        ServiceKind? kind,
        bool? efficiencyTarget,
        Paging paging,
        BackOfficeDb db
    ) =>
        db.Of<Service>(partnership)
            .Where(s => (kind == null || s.Kind == kind) && (efficiencyTarget == null || s.EfficiencyTarget == efficiencyTarget))
            .PageAsync(paging, s => s.Number);

    /// <summary>The service with a short name; null where there is none.</summary>
    /// <param name="slug">The service's short name, like legal-services.</param>
    public static Task<Service?> Service(Partnership partnership, string slug, Selection selection, BackOfficeDb db) =>
        selection.BySlugAsync<Service>(db, partnership, slug);

    /// <summary>Services that county and districts both deliver, and may do the same work twice, in the order of the menu.</summary>
    [Cost(1_000)]
    public static async Task<IReadOnlyList<DoubleEntry>> DoubleEntries(
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var delivered = await (
            from p in db.Set<ServiceParticipant>()
            join s in db.Of<Service>(partnership) on p.ServiceId equals s.Id
            where p.Role == ServiceRole.Delivers
            orderby s.Number
            select new { Service = s, p.OrganisationId }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var organisations = await mediator.OrganisationsAsync(delivered.Select(d => d.OrganisationId), cancellationToken);
        return
        [
            .. from service in delivered.ToLookup(d => d.Service.Id)
            let who = service.Select(d => organisations[d.OrganisationId]).ToList()
            let county = who.Find(o => o.Kind == OrganisationKind.County)
            let districts = who.Where(o => o.Kind == OrganisationKind.District).OrderBy(o => o.Name, StringComparer.Ordinal).ToList()
            where county is not null && districts.Count > 0
            select new DoubleEntry(service.First().Service, county, districts),
        ];
    }
}

/// <summary>A service that county and districts both deliver.</summary>
/// <param name="Service">The service that is delivered twice.</param>
/// <param name="County">The county council that delivers it.</param>
/// <param name="Districts">The district councils that deliver it, by name.</param>
internal sealed record DoubleEntry(Service Service, Organisation County, IReadOnlyList<Organisation> Districts)
{
    /// <summary>The double entry as a sentence to show.</summary>
    public string Words =>
        $"{Service.Name} is delivered by {County.Name} and by {string.Join(", ", Districts.Select(d => d.Name))}. "
        + "Check whether they do the same work twice.";
}

internal sealed class ServiceActionFields
{
    /// <summary>The actions of the locality plans that deliver a change of the service, by title.</summary>
    public static IDataLoaderResult<ServiceActions> LocalityActions(
        Service service,
        Partnership partnership,
        Batches batches,
        BackOfficeDb db,
        IMediator mediator
    ) =>
        batches
            .Load(service.Id, (partnership, db, mediator), static (ids, s, ct) => LoadAsync(ids, s.partnership, s.db, s.mediator, ct))
            .Then(actions => actions!);

    private static async Task<IReadOnlyDictionary<Guid, ServiceActions>> LoadAsync(
        IReadOnlyCollection<Guid> services,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var links = await db.Of<ServiceAction>(partnership)
            .AsNoTracking()
            .Where(l => services.Contains(l.ServiceId))
            .ToListAsync(cancellationToken);
        var answer = await mediator.Send(new GetActions(partnership, [.. links.Select(l => l.ActionId).Distinct()]), cancellationToken);
        var actions = links.ToLookup(l => l.ServiceId, l => answer.Value?.GetValueOrDefault(l.ActionId));
        return services.ToDictionary(
            id => id,
            id => new ServiceActions(
                answer.IsAvailable,
                answer.Reason,
                [.. actions[id].OfType<PlanAction>().OrderBy(a => a.Title, StringComparer.Ordinal)]
            )
        );
    }
}

/// <summary>The actions of the locality plans that deliver a change of a service.</summary>
/// <param name="Available">Whether the locality plans answered.</param>
/// <param name="Reason">Why they did not answer, as a sentence to show; null where they did.</param>
/// <param name="Actions">The actions, by title; empty where the locality plans did not answer.</param>
internal sealed record ServiceActions(bool Available, string? Reason, IReadOnlyList<PlanAction> Actions);
