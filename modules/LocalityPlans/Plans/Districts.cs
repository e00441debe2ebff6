namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>Who has a locality plan: the district councils that were members of the partnership in a year. Observers attend, unitary councils are partners.</summary>
internal sealed class Districts(IMediator mediator)
{
    /// <summary>By name.</summary>
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

    /// <summary>The district with a code.</summary>
    /// <exception cref="RuleException">There is none, or it has no plan of that year.</exception>
    public async Task<Organisation> RequireAsync(Partnership partnership, string code, int year, CancellationToken cancellationToken)
    {
        if (!(await mediator.Send(new FindOrganisations([code]), cancellationToken)).TryGetValue(code, out var organisation))
        {
            throw new RuleException(RuleCodes.NotFound, $"No organisation has the code \"{code}\".", "input", "district");
        }

        new Rules()
            .Require(
                organisation.Kind == OrganisationKind.District,
                "NOT_A_DISTRICT",
                $"{organisation.Name} is no district council ({organisation.Kind.ToString().ToUpperInvariant()}): it is a partner in the plans of the districts, and has none of its own.",
                "input",
                "district"
            )
            .Check();
        return (await OfAsync(partnership, year, cancellationToken)).FirstOrDefault(d => d.Id == organisation.Id)
            ?? throw new RuleException(
                "NOT_A_MEMBER",
                $"{organisation.Name} was no member of {partnership.Name} in {year}, or an observer only. Check the year, or its membership: addMember.",
                "input",
                "district"
            );
    }

    /// <summary>What an organisation is to the district of a plan.</summary>
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
