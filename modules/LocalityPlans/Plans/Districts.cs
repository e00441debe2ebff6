namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>
/// The organisations that can have a locality plan of a year: district councils that were then members, and not observers.
/// </summary>
internal sealed class Districts(IMediator mediator)
{
    public async Task<IReadOnlyList<Organisation>> OfAsync(Partnership partnership, int year, CancellationToken cancellationToken)
    {
        var members = (await mediator.Send(new GetMembers(partnership.Id), cancellationToken))
            .Where(m => !m.Observer && m.CountsWithin(new(year, 1, 1), new(year, 12, 31)))
            .Select(m => m.OrganisationId)
            .Distinct()
            .ToList();
        return
        [
            .. (await mediator.Send(new GetOrganisations(members), cancellationToken))
                .Values.Where(o => o.Kind == OrganisationKind.District)
                .OrderBy(o => o.Name, StringComparer.Ordinal),
        ];
    }

    public async Task<Organisation> RequireAsync(Change change, string district, int year)
    {
        var organisation = await change.OrganisationAsync(district);
        new Rules()
            .Require(
                organisation.Kind == OrganisationKind.District,
                "NOT_A_DISTRICT",
                $"{organisation.Name} is not a district council: it is registered as {Wording.Of(organisation.Kind.ToString())}. "
                    + "Enter a district council; others take part in the districts' plans.",
                district
            )
            .Check();
        new Rules()
            .Require(
                (await OfAsync(change.Partnership, year, change.Cancellation)).Any(d => d.Id == organisation.Id),
                "NOT_A_MEMBER",
                $"{organisation.Name} was not a member of {change.Partnership.Name} in {year}, or was only an observer. "
                    + "Check the year and the membership.",
                district
            )
            .Check();
        return organisation;
    }

    public static ActivityTier TierOf(Organisation organisation, Guid district) =>
        organisation.Id == district
            ? ActivityTier.District
            : organisation.Kind switch
            {
                OrganisationKind.County => ActivityTier.County,
                OrganisationKind.TownOrParish => ActivityTier.Parish,
                _ => ActivityTier.Partner,
            };
}
