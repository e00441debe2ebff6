namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>Contracts as a table. The reference identifies a contract.</summary>
internal sealed class ContractRegister(BackOfficeDb db, IMediator mediator) : IDescribedRegister
{
    private static readonly TableColumn Reference = new(
        "Reference",
        ColumnNeed.Cell,
        "The contract's reference, unique in the partnership."
    );
    private static readonly TableColumn Area = new("Contract area", ColumnNeed.Cell, "The area's short name.");
    private static readonly TableColumn Title = new("Title", ColumnNeed.Cell, "What is bought.");
    private static readonly TableColumn Authority = new(
        "Authority",
        ColumnNeed.Cell,
        "The code of the authority whose contract it is, like E10000017."
    );
    private static readonly TableColumn Supplier = new(
        "Supplier",
        ColumnNeed.Optional,
        "The company or body that delivers; never a person."
    );
    private static readonly TableColumn Starts = new("Starts", ColumnNeed.Optional, "The first day, like 2009-04-01.");
    private static readonly TableColumn Ends = new("Ends", ColumnNeed.Optional, "The last day.");
    private static readonly TableColumn Annual = new("Annual value", ColumnNeed.Optional, "In pounds.");

    public static RegisterTable Table { get; } =
        new(
            "contracts",
            "Contracts",
            "The contracts that authorities let together, and when they end.",
            [Reference, Area, Title, Authority, Supplier, Starts, Ends, Annual]
        );

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        Partnership partnership,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var contracts = await db.Of<Contract>(partnership).AsNoTracking().OrderBy(c => c.Reference).ToListAsync(cancellationToken);
        var areas = await db.Of<ContractArea>(partnership).ToDictionaryAsync(a => a.Id, a => a.Slug, cancellationToken);
        var authorities = await mediator.Send(
            new GetOrganisations([.. contracts.Select(c => c.OrganisationId).Distinct()]),
            cancellationToken
        );
        foreach (var c in contracts)
        {
            yield return
            [
                c.Reference,
                areas[c.ContractAreaId],
                c.Title,
                authorities[c.OrganisationId].Code(),
                c.Supplier,
                c.StartsOn,
                c.EndsOn,
                c.Annual(),
            ];
        }
    }

    public async Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, TableFaults faults)
    {
        var authorities = await change.AskAsync(new FindOrganisations([.. rows.Select(r => r[Authority]).Distinct()]));
        await change.BeginAsync();
        var areas = await change.Of<ContractArea>().ToDictionaryAsync(a => a.Slug, a => a.Id, StringComparer.Ordinal, change.Cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = rows.Select(r => Read(r, change.Partnership, seen, areas, authorities)).OfType<Entry>().ToList();
        if (faults.Total > 0)
        {
            return null;
        }

        var existing = await change.Of<Contract>().ToDictionaryAsync(c => c.Reference, StringComparer.Ordinal, change.Cancellation);
        var result = new RegisterResult(0, 0, 0);
        foreach (var e in entries)
        {
            var isNew = !existing.TryGetValue(e.Reference, out var contract);
            contract ??= change.Add(Contract.New(e.Reference, change.Partnership));
            contract.Update(e.Area, e.Authority, e.Title, e.Supplier, e.StartsOn, e.EndsOn, e.Annual);
            result = result.Counting(isNew, change.Db.Entry(contract).State == EntityState.Modified);
        }

        return result;
    }

    private static Entry? Read(
        TitledRow row,
        Partnership partnership,
        HashSet<string> seen,
        Dictionary<string, Guid> areas,
        IReadOnlyDictionary<string, Organisation> authorities
    )
    {
        row.RequireOnce(seen.Add(row[Reference]), Reference);
        row.Require(
            areas.TryGetValue(row[Area], out var area) || row[Area].Length == 0,
            Area,
            $"{partnership.Name} has no contract area \"{row[Area]}\". Add the area first."
        );
        var authority = authorities.GetValueOrDefault(row[Authority]);
        row.Require(
            authority is not null || row[Authority].Length == 0,
            Authority,
            $"No organisation has the code \"{row[Authority]}\". Enter its GSS code or its identifier."
        );
        var (reference, title, supplier) = (row.Text(Reference, 60), row.Text(Title, 300), row.Text(Supplier, 300));
        var (starts, ends, annual) = (row.Day(Starts), row.Day(Ends), row.Amount(Annual));
        row.Require(!(ends < starts), Ends, $"The end is before the start, {starts:d MMMM yyyy}.");
        row.Require(annual is not { MinorUnits: < 0 }, Annual, "Enter zero or more.");
        return reference is null || title is null || authority is null
            ? null
            : new(reference, area, authority.Id, title, supplier, starts, ends, annual);
    }

    /// <summary>A row of the table.</summary>
    private sealed record Entry(
        string Reference,
        Guid Area,
        Guid Authority,
        string Title,
        string? Supplier,
        DateOnly? StartsOn,
        DateOnly? EndsOn,
        Money? Annual
    );
}
