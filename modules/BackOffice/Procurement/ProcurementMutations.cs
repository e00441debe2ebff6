namespace CouncilPlatform.BackOffice.Procurement;

internal abstract record ContractAreaInput : PartnershipInput
{
    /// <summary>The area's short name, like waste.</summary>
    public required string ContractArea { get; init; }
}

/// <param name="Lead">The code of the one authority that is responsible for the area, like E10000017.</param>
internal sealed record AddContractAreaInput(string Slug, string Name, [CodeOf<Organisation>] string Lead) : PartnershipInput;

/// <param name="Lead">The code of the authority that is to lead, like E10000017.</param>
internal sealed record HandOverContractAreaInput([CodeOf<Organisation>] string Lead, int? Version) : ContractAreaInput;

/// <param name="Users">All the authorities that share the contracts from now on.</param>
internal sealed record ShareContractsInput(IReadOnlyList<ContractUserInput> Users) : ContractAreaInput;

/// <summary>An authority that shares the contracts of an area.</summary>
/// <param name="Organisation">The authority's code, like E10000017.</param>
/// <param name="Lead">Leave it out: an area has one lead already.</param>
/// <param name="Power">The legal power under which the lead buys for the authority.</param>
internal sealed record ContractUserInput([CodeOf<Organisation>] string Organisation, bool? Lead, string? Power);

/// <param name="Authority">The code of the authority whose contract it is, like E10000017.</param>
internal sealed record SaveContractInput(
    string Reference,
    string Title,
    [CodeOf<Organisation>] string Authority,
    string? Supplier,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    Money? Annual,
    int? Version
) : ContractAreaInput;

internal sealed class ProcurementMutations
{
    /// <summary>Adds a contract area with its lead.</summary>
    [Requires(Role.Officer)]
    public static async Task<ContractArea> AddContractArea(AddContractAreaInput input, Change<BackOfficeDb> change)
    {
        new Rules().Slug(input.Slug).Text(input.Name, 200).Check();
        var lead = await change.OrganisationAsync(input.Lead);
        var led = await change.Of<ContractArea>().AnyAsync(a => a.Slug == input.Slug && a.LeadId != lead.Id, change.Cancellation);
        new Rules()
            .Require(
                !led,
                "SECOND_LEAD",
                "Another authority leads this area, and there can be only one lead. To change it, hand the area over.",
                input.Lead
            )
            .Require(
                !led,
                RuleCodes.AlreadyExists,
                $"{change.Partnership.Name} already has this contract area. Enter another short name.",
                input.Slug
            )
            .Check();
        await change.RequireNewAsync<ContractArea>(input.Slug);
        var area = change.Add(
            new ContractArea
            {
                Slug = input.Slug,
                Name = input.Name,
                LeadId = lead.Id,
            }
        );
        await change.RequireOwnerAsync(area, InputPath.Of("lead"));
        return change.Done(area, $"{area.Slug}: {lead.Name}");
    }

    /// <summary>Offers a contract area to another authority, which leads it as soon as it accepts the offer.</summary>
    [Requires(Role.Approver)]
    public static async Task<ContractArea> HandOverContractArea(HandOverContractAreaInput input, Change<BackOfficeDb> change)
    {
        var lead = await change.OrganisationAsync(input.Lead);
        var area = await change.LockAsync<ContractArea>(input.ContractArea, input.Version);
        new Rules().Valid(area.LeadId != lead.Id, $"{lead.Name} leads the area already. Choose another authority.", input.Lead).Check();
        change.Offer(area, lead.Id, InputPath.Of("contractArea"));
        return change.Done(area, $"{area.Slug}: {lead.Name}");
    }

    /// <summary>Records which authorities share the contracts of an area, and the legal power to buy for them.</summary>
    [Requires(Role.Officer)]
    public static async Task<ContractArea> ShareContracts(ShareContractsInput input, Change<BackOfficeDb> change)
    {
        var organisations = await change.OrganisationsAsync([.. input.Users.Select(u => u.Organisation)], InputPath.Of("users"));
        var area = await change.LockAsync<ContractArea>(input.ContractArea);
        area.CheckUsers(input.Users, organisations);
        await change.ReplaceAsync(
            Users(change, area),
            u => u.OrganisationId,
            organisations.Zip(input.Users, (o, user) => (o.Id, user)),
            id => new ContractUser { ContractAreaId = area.Id, OrganisationId = id },
            (known, user) => known.Power = user.Power.OrNull()
        );
        return change.Done(area, $"{area.Slug}: {organisations.Count}");
    }

    /// <summary>
    /// Records the whole of a contract, in place of the one with the same reference. Its authority stays: to pass the contract on, offer it
    /// to the other authority.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Contract> SaveContract(SaveContractInput input, Change<BackOfficeDb> change)
    {
        new Rules()
            .Text(input.Reference, 60)
            .Text(input.Title, 300)
            .OptionalText(input.Supplier, 300)
            .Order(input.StartsOn, input.EndsOn)
            .NotNegative(input.Annual)
            .Check();
        var authority = await change.OrganisationAsync(input.Authority);
        var area = await change.FindAsync<ContractArea>(input.ContractArea);
        var contract = await change.LockOrAddAsync(
            c => c.Reference == input.Reference,
            input.Version,
            () => Contract.Of(authority, input.Reference, change.Partnership),
            path: "reference",
            newPath: "authority"
        );
        contract.Update(input, area, authority);
        return change.Done(contract, $"{area.Slug}: {contract.Reference}");
    }

    private static IQueryable<ContractUser> Users(Change<BackOfficeDb> change, ContractArea area) =>
        change.Db.Set<ContractUser>().Where(u => u.ContractAreaId == area.Id);
}

internal sealed class ProcurementQueries
{
    /// <summary>What authorities of the partnership buy for others too, by short name.</summary>
    public static Task<Connection<ContractArea>> ContractAreas(Partnership partnership, Paging paging, BackOfficeDb db) =>
        db.Of<ContractArea>(partnership).PageAsync(paging, a => a.Slug);
}
