using System.Runtime.CompilerServices;

namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>Contracts as a table. A contract is told by its reference.</summary>
internal sealed class ContractRegister(BackOfficeDb db, IMediator mediator) : IDescribedRegister
{
    private static readonly TableColumn Reference = new(
        "Reference",
        ColumnNeed.Cell,
        "What tells the contract from every other of the partnership."
    );
    private static readonly TableColumn Area = new("Contract area", ColumnNeed.Cell, "The area's slug.");
    private static readonly TableColumn Title = new("Title", ColumnNeed.Cell, "What is bought.");
    private static readonly TableColumn Authority = new(
        "Authority",
        ColumnNeed.Cell,
        "The code of the authority whose contract it is, as in E10000017."
    );
    private static readonly TableColumn Supplier = new("Supplier", ColumnNeed.Optional, "Who delivers; no person.");
    private static readonly TableColumn Starts = new("Starts", ColumnNeed.Optional, "The first day, as in 2009-04-01.");
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
        var contracts = await db
            .Contracts.AsNoTracking()
            .Where(c => c.PartnershipId == partnership.Id)
            .OrderBy(c => c.Reference)
            .ToListAsync(cancellationToken);
        var areas = await db
            .ContractAreas.Where(a => a.PartnershipId == partnership.Id)
            .ToDictionaryAsync(a => a.Id, a => a.Slug, cancellationToken);
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
                authorities[c.OrganisationId].GssCode ?? authorities[c.OrganisationId].Identifier,
                c.Supplier,
                c.StartsOn,
                c.EndsOn,
                c.Annual(),
            ];
        }
    }

    public async Task<RegisterResult?> ImportAsync(
        Partnership partnership,
        IReadOnlyList<TitledRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    )
    {
        var authorities = await mediator.Send(new FindOrganisations([.. rows.Select(r => r[Authority]).Distinct()]), cancellationToken);
        return await db.WriteAsync(
            async ct =>
            {
                var areas = await db
                    .ContractAreas.Where(a => a.PartnershipId == partnership.Id)
                    .ToDictionaryAsync(a => a.Slug, a => a.Id, StringComparer.Ordinal, ct);
                var there = await db
                    .Contracts.Where(c => c.PartnershipId == partnership.Id)
                    .ToDictionaryAsync(c => c.Reference, StringComparer.Ordinal, ct);
                var (seen, result) = (new HashSet<string>(StringComparer.Ordinal), new RegisterResult(0, 0, 0));
                foreach (var row in rows)
                {
                    if (!seen.Add(row[Reference]))
                    {
                        row.Fault(Reference, $"\"{row[Reference]}\" stands in the table twice. Keep one.");
                    }

                    if (!areas.TryGetValue(row[Area], out var area) && row[Area].Length > 0)
                    {
                        row.Fault(Area, $"{partnership.Name} has no contract area \"{row[Area]}\". Add it: addContractArea.");
                    }

                    if (!authorities.TryGetValue(row[Authority], out var authority) && row[Authority].Length > 0)
                    {
                        row.Fault(Authority, $"No organisation has the code \"{row[Authority]}\". Write its GSS code, or its identifier.");
                    }

                    var (reference, title, supplier, starts, ends, annual) = (
                        row.Text(Reference, 60),
                        row.Text(Title, 300),
                        row.Text(Supplier, 300),
                        row.Day(Starts),
                        row.Day(Ends),
                        row.Amount(Annual)
                    );
                    if (ends < starts)
                    {
                        row.Fault(Ends, $"It would end before it starts on {starts:yyyy-MM-dd}.");
                    }

                    if (annual?.MinorUnits is < 0)
                    {
                        row.Fault(Annual, "Write zero or more.");
                    }

                    if (reference is null || title is null || authority is null || faults.Total > 0)
                    {
                        continue;
                    }

                    var isNew = !there.TryGetValue(reference, out var contract);
                    if (contract is null)
                    {
                        contract = new()
                        {
                            PartnershipId = partnership.Id,
                            Reference = reference,
                            Title = title,
                        };
                        db.Add(contract);
                    }

                    (
                        contract.ContractAreaId,
                        contract.OrganisationId,
                        contract.Title,
                        contract.Supplier,
                        contract.StartsOn,
                        contract.EndsOn,
                        contract.AnnualPence
                    ) = (area, authority.Id, title, supplier, starts, ends, annual?.MinorUnits);
                    result = result.Counting(isNew, db.Entry(contract).State == EntityState.Modified);
                }

                if (faults.Total > 0)
                {
                    db.ChangeTracker.Clear();
                    return null;
                }

                db.Audit("importContracts", partnership, partnership.Id, result.ToString());
                return result;
            },
            cancellationToken
        );
    }
}
