namespace CouncilPlatform.BackOffice.Services;

/// <param name="To">The code of the district that takes the service on, like E07000121.</param>
internal sealed record ProposeDevolutionInput([CodeOf<Organisation>] string To, string? QualityBenefit, string? AccessBenefit)
    : ServiceInput;

/// <param name="District">The code of another district, like E07000121.</param>
/// <param name="Cost">The effect on the cost of the service there.</param>
/// <param name="Quality">The effect on the quality of the service there.</param>
/// <param name="Note">What the assessment is based on.</param>
internal sealed record AssessImpactInput(
    GlobalId Devolution,
    [CodeOf<Organisation>] string District,
    ImpactSize Cost,
    ImpactSize Quality,
    string? Note
) : PartnershipInput;

/// <param name="On">The day on which the service was devolved, today or in the past.</param>
internal sealed record DevolveServiceInput(GlobalId Devolution, DateOnly On) : VersionedInput;

internal sealed class DevolutionMutations
{
    /// <summary>Proposes that a district takes a service on. A second proposal replaces the first.</summary>
    [Requires(Role.Officer)]
    public static async Task<Devolution> ProposeDevolution(ProposeDevolutionInput input, Change<BackOfficeDb> change)
    {
        new Rules().OptionalText(input.QualityBenefit, 1000).OptionalText(input.AccessBenefit, 1000).Check();
        var to = await DistrictAsync(change, input.To);
        await change.RequireMembersAsync([to], PartialDate.Of(change.Today), static _ => InputPath.Of("to"), observers: true);
        var service = await change.LockAsync<Service>(input.Service);
        var devolution = await change.LockOrAddAsync(
            d => d.ServiceId == service.Id && d.OrganisationId == to.Id,
            version: null,
            () => new Devolution { ServiceId = service.Id, OrganisationId = to.Id },
            path: "to"
        );
        devolution.Propose(input, change.Caller.Person);
        return change.Done(devolution, $"{service.Slug} to {to.Name}");
    }

    /// <summary>Records what a devolution means for the other district that you act for, in place of its earlier assessment.</summary>
    [Requires(Role.Officer)]
    public static async Task<Devolution> AssessImpact(AssessImpactInput input, Change<BackOfficeDb> change)
    {
        new Rules().OptionalText(input.Note, 1000).Check();
        var district = await DistrictAsync(change, input.District);
        var devolution = await change.LockAsync<Devolution>(input.Devolution);
        devolution
            .Undevolved(InputPath.Of("devolution"))
            .Valid(
                devolution.OrganisationId != district.Id,
                $"{district.Name} takes the service on. Choose another district.",
                input.District
            )
            .Check();
        var impact = await change.FindOrAddAsync(
            Impacts(change, devolution).Where(i => i.OrganisationId == district.Id),
            () => new() { DevolutionId = devolution.Id, OrganisationId = district.Id }
        );
        await change.RequireOwnerAsync(impact, InputPath.Of("district"));
        (impact.Cost, impact.Quality, impact.Note) = (input.Cost, input.Quality, input.Note);
        return change.Done(devolution, $"{district.Name}: cost {input.Cost}, quality {input.Quality}");
    }

    /// <summary>
    /// Devolves a service, where every other district was assessed and none would suffer. Whoever proposed it cannot do so.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<Devolution> DevolveService(DevolveServiceInput input, Change<BackOfficeDb> change)
    {
        new Rules().Past(input.On, change.Today).Check();
        var members = await change.MembersAsync(input.On, input.On);
        var devolution = await change.LockAsync<Devolution>(input.Devolution, input.Version);
        var impacts = await Impacts(change, devolution).ToDictionaryAsync(i => i.OrganisationId, change.Cancellation);
        var organisations = await change.AskAsync(
            new GetOrganisations([.. members.Concat(impacts.Keys).Append(devolution.OrganisationId).Distinct()])
        );
        var others = organisations
            .Values.Where(o => o.Kind == OrganisationKind.District && o.Id != devolution.OrganisationId)
            .OrderBy(o => o.Name, StringComparer.Ordinal);
        devolution.Devolve(input.On, others, impacts, change.Caller);
        return change.Done(devolution, organisations[devolution.OrganisationId].Name);
    }

    private static IQueryable<DevolutionImpact> Impacts(Change<BackOfficeDb> change, Devolution devolution) =>
        change.Db.Set<DevolutionImpact>().Where(i => i.DevolutionId == devolution.Id);

    private static async Task<Organisation> DistrictAsync(
        Change change,
        string code,
        [CallerArgumentExpression(nameof(code))] string path = ""
    )
    {
        var at = InputPath.OfExpression(path);
        var organisation = await change.OrganisationAsync(code, at);
        new Rules()
            .Valid(organisation.Kind == OrganisationKind.District, $"{organisation.Name} is not a district. Choose a district.", at)
            .Check();
        return organisation;
    }
}
