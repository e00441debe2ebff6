namespace CouncilPlatform.BackOffice.Registers;

/// <summary>
/// Imports of registers, and <c>/data/v1/{partnership}/{register}.csv</c> and
/// <c>.xlsx</c>.
/// </summary>
internal sealed class RegisterFiles(Changes<BackOfficeDb> changes)
{
    private static readonly IReadOnlyList<Register> All =
    [
        new ServiceRegister(new SharedPosts()),
        new PostRegister(),
        new SavingRegister(),
        new ContractRegister(),
    ];

    public static Register Of(string name) => All.Single(r => r.Name == name);

    public static void Add(ModuleImports imports)
    {
        foreach (var register in All)
        {
            imports.Add(
                new(
                    register.Name,
                    register.Title,
                    $"{register.Description} Rows are recognised by their key; those that are not in the file stay.",
                    $"import {register.Name}",
                    register.Columns,
                    (services, import) => services.GetRequiredService<RegisterFiles>().ImportAsync(register, import)
                )
            );
        }
    }

    public static void Add(ModuleDatasets datasets)
    {
        foreach (var register in All)
        {
            datasets.AddTable(register.Name, register.Title, register.Description, register.Titles, RowsAsync, register.Reader);

            async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
                IServiceProvider services,
                Partnership partnership,
                [EnumeratorCancellation] CancellationToken cancellationToken
            )
            {
                var (db, mediator) = (services.GetRequiredService<BackOfficeDb>(), services.GetRequiredService<IMediator>());
                foreach (var row in await register.RowsAsync(partnership, db, mediator, cancellationToken))
                {
                    yield return row;
                }
            }
        }
    }

    /// <returns>Null where the file has faults, and nothing was saved.</returns>
    public async Task<ImportOutcome?> ImportAsync(Register register, FileImport import)
    {
        var rows = await new TitledTable(register.Columns, import.Faults, $"backoffice template {register.Name} FILE")
            .RowsAsync(import.File.RowsAsync(cancellationToken: import.Cancellation), import.Cancellation)
            .ToListAsync(import.Cancellation);
        // A table without its titles has no rows to look at; otherwise every fault of every row is reported.
        return rows.Count == 0
            ? null
            : await changes.RunAsync(
                import,
                register.Action,
                async change =>
                {
                    var result = (await register.ImportAsync(change, rows, import))?.Outcome;
                    if (result is not null)
                    {
                        change.Audit(import.Partnership, result.Summary);
                    }

                    return result;
                }
            );
    }
}
