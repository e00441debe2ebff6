namespace CouncilPlatform.BackOffice.Services;

/// <param name="Service">Its slug.</param>
/// <param name="To">The code of the district that takes it on.</param>
internal sealed record ProposeDevolutionInput(string Partnership, string Service, string To, string? QualityBenefit, string? AccessBenefit)
    : IPartnershipInput;

/// <param name="District">The code of another district.</param>
internal sealed record AssessImpactInput(
    string Partnership,
    GlobalId Devolution,
    string District,
    ImpactSize Cost,
    ImpactSize Quality,
    string? Note
) : IPartnershipInput;

/// <param name="Version">The proposal's version that you saw; a stale one is refused.</param>
internal sealed record DevolveServiceInput(string Partnership, GlobalId Devolution, DateOnly On, int? Version) : IPartnershipInput;

/// <summary>Bringing services nearer to people.</summary>
internal sealed class DevolutionMutations
{
    /// <summary>Proposes that a district takes a service on; proposed again, its benefits are replaced.</summary>
    [Requires(Role.Officer)]
    public static async Task<Devolution> ProposeDevolution(
        ProposeDevolutionInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .OptionalText(input.QualityBenefit, 1000, "input", "qualityBenefit")
            .OptionalText(input.AccessBenefit, 1000, "input", "accessBenefit")
            .Check();
        var to = await DistrictAsync(mediator, input.To, cancellationToken, "input", "to");
        var today = UkTime.Today(time);
        new Rules()
            .Require(
                (await mediator.Send(new GetMembers(partnership.Id), cancellationToken)).Any(m =>
                    m.OrganisationId == to.Id && m.CountsWithin(today, today)
                ),
                "NOT_A_MEMBER",
                $"{to.Name} is no member of {partnership.Name}.",
                "input",
                "to"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var service = await ServiceMutations.HoldAsync(db, partnership, input.Service, version: null, ct);
                var devolution = await db.Devolutions.SingleOrDefaultAsync(d => d.ServiceId == service.Id && d.OrganisationId == to.Id, ct);
                if (devolution is null)
                {
                    devolution = new()
                    {
                        PartnershipId = partnership.Id,
                        ServiceId = service.Id,
                        OrganisationId = to.Id,
                    };
                    db.Add(devolution);
                }

                new Rules()
                    .Require(
                        devolution.DevolvedOn is null,
                        "DEVOLVED",
                        $"It was devolved on {devolution.DevolvedOn:yyyy-MM-dd} already.",
                        "input",
                        "to"
                    )
                    .Check();
                (devolution.QualityBenefit, devolution.AccessBenefit) = (Said(input.QualityBenefit), Said(input.AccessBenefit));
                db.Audit("proposeDevolution", devolution, partnership.Id, $"{service.Slug} to {to.Name}");
                return devolution;
            },
            cancellationToken
        );
    }

    /// <summary>Says what a devolution means for another district; said again, it replaces what was said.</summary>
    [Requires(Role.Officer)]
    public static async Task<Devolution> AssessImpact(
        AssessImpactInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.Devolution.For<Devolution>("input", "devolution");
        new Rules().OptionalText(input.Note, 1000, "input", "note").Check();
        var district = await DistrictAsync(mediator, input.District, cancellationToken, "input", "district");
        return await db.WriteAsync(
            async ct =>
            {
                var devolution = await db.HoldAsync<Devolution>(partnership, id, expectedVersion: null, ct);
                new Rules()
                    .Require(
                        devolution.OrganisationId != district.Id,
                        RuleCodes.Invalid,
                        $"{district.Name} takes it on. Say what it means for the others.",
                        "input",
                        "district"
                    )
                    .Require(
                        devolution.DevolvedOn is null,
                        "DEVOLVED",
                        $"It was devolved on {devolution.DevolvedOn:yyyy-MM-dd}.",
                        "input",
                        "devolution"
                    )
                    .Check();
                var impact = await db.DevolutionImpacts.SingleOrDefaultAsync(
                    i => i.DevolutionId == id && i.OrganisationId == district.Id,
                    ct
                );
                if (impact is null)
                {
                    impact = new() { DevolutionId = id, OrganisationId = district.Id };
                    db.Add(impact);
                }

                (impact.Cost, impact.Quality, impact.Note) = (input.Cost, input.Quality, input.Note);
                db.Audit("assessImpact", devolution, partnership.Id, $"{district.Name}: cost {input.Cost}, quality {input.Quality}");
                return devolution;
            },
            cancellationToken
        );
    }

    /// <summary>Devolves a service, where every other district of the partnership was looked at and none would suffer.</summary>
    [Requires(Role.Approver)]
    public static Task<Devolution> DevolveService(
        DevolveServiceInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.Devolution.For<Devolution>("input", "devolution");
        new Rules().Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come.", "input", "on").Check();
        return db.WriteAsync(
            async ct =>
            {
                var devolution = await db.HoldAsync<Devolution>(partnership, id, input.Version, ct);
                var impacts = await db
                    .DevolutionImpacts.AsNoTracking()
                    .Where(i => i.DevolutionId == id)
                    .ToDictionaryAsync(i => i.OrganisationId, ct);
                var members = (await mediator.Send(new GetMembers(partnership.Id), ct))
                    .Where(m => !m.Observer && m.CountsWithin(input.On, input.On))
                    .Select(m => m.OrganisationId)
                    .ToList();
                var organisations = await mediator.Send(new GetOrganisations([.. members.Concat(impacts.Keys).Distinct()]), ct);
                var others = organisations
                    .Values.Where(o => o.Kind == OrganisationKind.District && o.Id != devolution.OrganisationId)
                    .OrderBy(o => o.Name, StringComparer.Ordinal)
                    .ToList();
                var rules = new Rules()
                    .Require(
                        devolution.DevolvedOn is null,
                        "DEVOLVED",
                        $"It was devolved on {devolution.DevolvedOn:yyyy-MM-dd} already.",
                        "input",
                        "devolution"
                    )
                    .Require(
                        devolution.QualityBenefit is not null || devolution.AccessBenefit is not null,
                        "NO_BENEFIT",
                        "It improves neither the quality of the service nor access to it.",
                        "input",
                        "devolution"
                    );
                foreach (var other in others)
                {
                    var impact = impacts.GetValueOrDefault(other.Id);
                    rules
                        .Require(
                            impact is not null,
                            "IMPACT_UNKNOWN",
                            $"{other.Name}: nobody has said what it means for cost and quality there. Say so: assessImpact.",
                            "input",
                            "devolution"
                        )
                        .Require(
                            impact?.Cost != ImpactSize.SignificantNegative,
                            "ADVERSE_IMPACT",
                            $"{other.Name}: a significant negative consequence for cost.",
                            "input",
                            "devolution"
                        )
                        .Require(
                            impact?.Quality != ImpactSize.SignificantNegative,
                            "ADVERSE_IMPACT",
                            $"{other.Name}: a significant negative consequence for quality.",
                            "input",
                            "devolution"
                        );
                }

                rules.Check();
                devolution.DevolvedOn = input.On;
                db.Audit(
                    "devolveService",
                    devolution,
                    partnership.Id,
                    organisations.GetValueOrDefault(devolution.OrganisationId)?.Name ?? ""
                );
                return devolution;
            },
            cancellationToken
        );
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static async Task<Organisation> DistrictAsync(
        IMediator mediator,
        string code,
        CancellationToken cancellationToken,
        params string[] path
    )
    {
        var organisation = await mediator.OrganisationAsync(code, cancellationToken, path);
        new Rules()
            .Require(organisation.Kind == OrganisationKind.District, RuleCodes.Invalid, $"{organisation.Name} is no district.", path)
            .Check();
        return organisation;
    }
}
