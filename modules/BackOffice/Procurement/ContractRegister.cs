namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>Contracts as a table. The reference identifies a contract.</summary>
internal sealed record ContractRegister()
    : Register(
        "contracts",
        "Contracts",
        "The contracts that authorities let together, and when they end.",
        Reader: null,
        Reference,
        Area,
        Subject,
        Authority,
        Supplier,
        Starts,
        Ends,
        Annual
    )
{
    private static readonly TableColumn Reference = Cell("Reference", "The contract's reference, unique in the partnership."),
        Area = Cell("Contract area", "The area's short name."),
        Subject = Cell("Title", "What is bought."),
        Authority = Cell("Authority", "The code of the authority whose contract it is, like E10000017."),
        Supplier = Optional("Supplier", "The company or body that delivers; never a person."),
        Starts = Optional("Starts", "The first day, like 2009-04-01."),
        Ends = Optional("Ends", "The last day."),
        Annual = Optional("Annual value", "In pounds.");

    public override async Task<IEnumerable<IReadOnlyList<object?>>> RowsAsync(
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var contracts = await db.Of<Contract>(partnership).AsNoTracking().OrderBy(c => c.Reference).ToListAsync(cancellationToken);
        var areas = await db.Of<ContractArea>(partnership).ToDictionaryAsync(a => a.Id, a => a.Slug, cancellationToken);
        var authorities = await mediator.OrganisationsAsync(contracts.Select(c => c.OrganisationId), cancellationToken);
        return contracts.Select(
            IReadOnlyList<object?> (c) =>
                [
                    c.Reference,
                    areas[c.ContractAreaId],
                    c.Title,
                    authorities[c.OrganisationId].Code,
                    c.Supplier,
                    c.StartsOn,
                    c.EndsOn,
                    c.Annual(),
                ]
        );
    }

    public override async Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, FileImport import)
    {
        var authorities = await OrganisationsInFile.FindAsync(import, change, rows.Select(r => r[Authority]));
        await change.BeginAsync();
        var areas = await change.Of<ContractArea>().ToDictionaryAsync(a => a.Slug, StringComparer.Ordinal, change.Cancellation);
        var existing = await change.Of<Contract>().ToDictionaryAsync(c => c.Reference, Names.Same, change.Cancellation);
        var seen = new HashSet<string>(Names.Same);
        var entries = rows.Select(r => Read(r, change, seen, areas, authorities, existing)).OfType<Entry>().ToList();
        if (import.Faults.Total > 0)
        {
            return null;
        }

        var result = new RegisterResult(change);
        foreach (var (input, authority) in entries)
        {
            var contract =
                existing.GetValueOrDefault(input.Reference) ?? change.Add(Contract.Of(authority, input.Reference, change.Partnership));
            contract.Update(input, areas[input.ContractArea], authority);
            result.Count(changed: false, contract);
        }

        return result;
    }

    private static Entry? Read(
        TitledRow row,
        Change change,
        HashSet<string> seen,
        IReadOnlyDictionary<string, ContractArea> areas,
        OrganisationsInFile authorities,
        Dictionary<string, Contract> existing
    )
    {
        row.RequireOnce(seen.Add(row[Reference]), Reference);
        row.Find(Area, areas, $"{change.Partnership.Name} has no contract area \"{row[Area]}\". Add the area first.");
        var (reference, title, supplier) = (row.Text(Reference, 60), row.Text(Subject, 300), row.Text(Supplier, 300));
        var (starts, ends, annual) = (row.Day(Starts), row.Day(Ends), row.Amount(Annual));
        row.Require(!(ends < starts), Ends, $"The end is before the start, {starts:d MMMM yyyy}. Enter a later end.");
        row.Require(annual is not { MinorUnits: < 0 }, Annual, "Enter zero or more.");
        var contract = existing.GetValueOrDefault(row[Reference]);
        var authority = row.Organisation(Authority, authorities.Found);
        if (authority is not null && contract?.OrganisationId != authority.Id)
        {
            // What has not ended is in somebody's hands today.
            authority = authorities.Find(row[Authority], ends ?? (starts > change.Today ? starts.Value : change.Today));
        }

        row.Require(
            authority is null || contract is null || contract.OrganisationId == authority.Id,
            Authority,
            "This contract belongs to another authority. That one must offer it to the new one, which then accepts it. Leave it as it is."
        );
        return reference is null || title is null || authority is null
            ? null
            : new(
                new(reference, title, row[Authority], supplier, starts, ends, annual, Version: null) { ContractArea = row[Area] },
                authority
            );
    }

    private sealed record Entry(SaveContractInput Input, Organisation Authority);
}
