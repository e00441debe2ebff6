namespace CouncilPlatform.BackOffice.Procurement;

/// <param name="Lead">The code of the one authority that is responsible for it.</param>
internal sealed record AddContractAreaInput(string Partnership, string Slug, string Name, string Lead) : IPartnershipInput;

/// <param name="ContractArea">Its slug.</param>
/// <param name="Lead">Who leads from now on.</param>
/// <param name="Version">The area's version that you saw; a stale one is refused.</param>
internal sealed record HandOverContractAreaInput(string Partnership, string ContractArea, string Lead, int? Version) : IPartnershipInput;

/// <param name="ContractArea">Its slug.</param>
/// <param name="Users">All the authorities that share its contracts; who is left out shares them no more.</param>
internal sealed record ShareContractsInput(string Partnership, string ContractArea, IReadOnlyList<ContractUserInput> Users)
    : IPartnershipInput;

/// <param name="Organisation">The authority's code.</param>
/// <param name="Lead">Leave it out: an area has a lead, and there is no second.</param>
/// <param name="Power">The power in law by which the lead buys on its behalf.</param>
internal sealed record ContractUserInput(string Organisation, bool? Lead, string? Power);

/// <summary>Everything of it as it is to be; a contract with the reference that is there already is replaced.</summary>
/// <param name="ContractArea">Its slug.</param>
/// <param name="Authority">The code of the authority whose contract it is.</param>
/// <param name="Annual">What it costs in a year.</param>
/// <param name="Version">Of the contract that is there, as you saw it; a stale one is refused.</param>
internal sealed record SaveContractInput(
    string Partnership,
    string ContractArea,
    string Reference,
    string Title,
    string Authority,
    string? Supplier,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    Money? Annual,
    int? Version
) : IPartnershipInput;

/// <summary>Contracts that authorities let together.</summary>
internal sealed class ProcurementMutations
{
    [Requires(Role.Officer)]
    public static async Task<ContractArea> AddContractArea(
        AddContractAreaInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules().Slug(input.Slug, "input", "slug").Text(input.Name, 200, "input", "name").Check();
        var lead = await mediator.OrganisationAsync(input.Lead, cancellationToken, "input", "lead");
        return await db.WriteAsync(
            async ct =>
            {
                var there = await db.ContractAreas.SingleOrDefaultAsync(a => a.PartnershipId == partnership.Id && a.Slug == input.Slug, ct);
                new Rules()
                    .Require(
                        there is null || there.LeadId == lead.Id,
                        "SECOND_LEAD",
                        "Another authority leads that area, and there is one lead. To pass it on: handOverContractArea.",
                        "input",
                        "lead"
                    )
                    .Require(
                        there is null,
                        RuleCodes.AlreadyExists,
                        $"{partnership.Name} has a contract area \"{input.Slug}\" already.",
                        "input",
                        "slug"
                    )
                    .Check();
                var area = new ContractArea
                {
                    PartnershipId = partnership.Id,
                    Slug = input.Slug,
                    Name = input.Name,
                    LeadId = lead.Id,
                };
                db.Add(area);
                db.Audit("addContractArea", area, partnership.Id, $"{area.Slug}: {lead.Name}");
                return area;
            },
            cancellationToken
        );
    }

    [Requires(Role.Approver)]
    public static async Task<ContractArea> HandOverContractArea(
        HandOverContractAreaInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var lead = await mediator.OrganisationAsync(input.Lead, cancellationToken, "input", "lead");
        return await db.WriteAsync(
            async ct =>
            {
                var area = await HoldAsync(db, partnership, input.ContractArea, input.Version, ct);
                area.LeadId = lead.Id;
                // Who leads buys for itself.
                db.RemoveRange(
                    await db.ContractUsers.Where(u => u.ContractAreaId == area.Id && u.OrganisationId == lead.Id).ToListAsync(ct)
                );
                db.Audit("handOverContractArea", area, partnership.Id, $"{area.Slug}: {lead.Name}");
                return area;
            },
            cancellationToken
        );
    }

    /// <summary>Says which authorities share the contracts of an area, and by what power the lead buys for them.</summary>
    [Requires(Role.Officer)]
    public static async Task<ContractArea> ShareContracts(
        ShareContractsInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var organisations = await mediator.OrganisationsAsync(
            [.. input.Users.Select(u => u.Organisation)],
            cancellationToken,
            "input",
            "users"
        );
        return await db.WriteAsync(
            async ct =>
            {
                var area = await HoldAsync(db, partnership, input.ContractArea, version: null, ct);
                var rules = new Rules();
                foreach (var (index, user) in input.Users.Index())
                {
                    var at = index.ToString(CultureInfo.InvariantCulture);
                    rules
                        .Require(
                            user.Lead != true,
                            "SECOND_LEAD",
                            $"{area.Name} has a lead, and there is one. To pass it on: handOverContractArea.",
                            "input",
                            "users",
                            at,
                            "lead"
                        )
                        .Require(
                            organisations[index].Id != area.LeadId,
                            RuleCodes.Invalid,
                            $"{organisations[index].Name} leads: it shares its own contracts anyway.",
                            "input",
                            "users",
                            at,
                            "organisation"
                        )
                        .OptionalText(user.Power, 500, "input", "users", at, "power");
                }

                rules.Check();
                var before = await db.ContractUsers.Where(u => u.ContractAreaId == area.Id).ToDictionaryAsync(u => u.OrganisationId, ct);
                foreach (var (organisation, user) in organisations.Zip(input.Users))
                {
                    if (!before.Remove(organisation.Id, out var known))
                    {
                        known = new() { ContractAreaId = area.Id, OrganisationId = organisation.Id };
                        db.Add(known);
                    }

                    known.Power = string.IsNullOrWhiteSpace(user.Power) ? null : user.Power;
                }

                db.RemoveRange(before.Values);
                db.Audit("shareContracts", area, partnership.Id, $"{area.Slug}: {organisations.Count}");
                return area;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static async Task<Contract> SaveContract(
        SaveContractInput input,
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Reference, 60, "input", "reference")
            .Text(input.Title, 300, "input", "title")
            .OptionalText(input.Supplier, 300, "input", "supplier")
            .Require(
                input.EndsOn is null || input.StartsOn is null || input.EndsOn >= input.StartsOn,
                RuleCodes.Invalid,
                $"It would end on {input.EndsOn:yyyy-MM-dd}, before it starts on {input.StartsOn:yyyy-MM-dd}.",
                "input",
                "endsOn"
            )
            .NotNegative(input.Annual ?? default, "input", "annual")
            .Check();
        var authority = await mediator.OrganisationAsync(input.Authority, cancellationToken, "input", "authority");
        return await db.WriteAsync(
            async ct =>
            {
                var area = await HoldAsync(db, partnership, input.ContractArea, version: null, ct);
                var there = await db
                    .Contracts.Where(c => c.PartnershipId == partnership.Id && c.Reference == input.Reference)
                    .Select(c => (Guid?)c.Id)
                    .SingleOrDefaultAsync(ct);
                var contract = there is { } id
                    ? await db.HoldAsync<Contract>(partnership, id, input.Version, ct)
                    : new()
                    {
                        PartnershipId = partnership.Id,
                        Reference = input.Reference,
                        Title = input.Title,
                    };
                (contract.ContractAreaId, contract.OrganisationId, contract.Title, contract.Supplier) = (
                    area.Id,
                    authority.Id,
                    input.Title,
                    input.Supplier
                );
                (contract.StartsOn, contract.EndsOn, contract.AnnualPence) = (input.StartsOn, input.EndsOn, input.Annual?.MinorUnits);
                if (there is null)
                {
                    db.Add(contract);
                }

                db.Audit("saveContract", contract, partnership.Id, $"{area.Slug}: {contract.Reference}");
                return contract;
            },
            cancellationToken
        );
    }

    private static async Task<ContractArea> HoldAsync(
        BackOfficeDb db,
        Partnership partnership,
        string slug,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id =
            await db
                .ContractAreas.Where(a => a.PartnershipId == partnership.Id && a.Slug == slug)
                .Select(a => (Guid?)a.Id)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleException(RuleCodes.NotFound, $"{partnership.Name} has no contract area \"{slug}\".", "input", "contractArea");
        return await db.HoldAsync<ContractArea>(partnership, id, version, cancellationToken);
    }
}

/// <summary>Contracts that authorities let together.</summary>
internal sealed class ProcurementQueries
{
    /// <summary>By slug.</summary>
    public static Task<Connection<ContractArea>> ContractAreas(
        Partnership partnership,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) =>
        db.ContractAreas.Where(a => a.PartnershipId == partnership.Id).PageAsync(paging, a => a.Slug, descending: false, cancellationToken);
}
