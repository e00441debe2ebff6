using System.CommandLine;

namespace CouncilPlatform.BackOffice.Registers;

/// <summary>
/// <c>backoffice import REGISTER FILE</c>, <c>backoffice template REGISTER FILE</c>, and <c>/data/v1/{partnership}/{register}.csv</c> and
/// <c>.xlsx</c>.
/// </summary>
internal sealed class RegisterFiles(ImportRun run, IServiceProvider services, Changes<BackOfficeDb> changes)
{
    private static readonly IReadOnlyList<RegisterDescriptor> All =
    [
        Describe<ServiceRegister>(),
        Describe<PostRegister>(),
        Describe<SavingRegister>(),
        Describe<ContractRegister>(),
    ];

    private static IEnumerable<string> Names => All.Select(r => r.Table.Name);

    public static void Add(ModuleCommands commands)
    {
        var register = new Argument<string>("register") { Description = $"The register: {string.Join(", ", Names)}." };
        register.AcceptOnlyFromAmong([.. Names]);
        var file = new Argument<string>("file") { Description = "A table, .xlsx or .csv." };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        commands.Add(
            new Command("import", "Imports a register: the whole table, or nothing where a row has a fault.")
            {
                register,
                file,
                partnership,
            },
            (parsed, provider, cancellationToken) =>
                provider
                    .GetRequiredService<RegisterFiles>()
                    .ImportAsync(
                        parsed.GetValue(register)!,
                        parsed.GetValue(file)!,
                        parsed.GetValue(partnership)!,
                        Console.Out,
                        Console.Error,
                        cancellationToken
                    )
        );
        commands.Add(
            new Command("template", "Writes an empty register to fill in and import; a workbook also describes each column.")
            {
                register,
                file,
            },
            (parsed, _, cancellationToken) =>
                TemplateAsync(parsed.GetValue(register)!, parsed.GetValue(file)!, Console.Out, cancellationToken)
        );
    }

    public static void Add(ModuleDatasets datasets)
    {
        foreach (var (table, of) in All)
        {
            datasets
                .Add(
                    table.Name,
                    "csv",
                    CsvFile.ContentType,
                    table.Description,
                    (provider, partnership, stream, ct) =>
                        TableWriter.WriteCsvAsync(stream, table.Titles, of(provider).RowsAsync(partnership, ct), ct),
                    table.Role
                )
                .Add(
                    table.Name,
                    "xlsx",
                    TableWriter.WorkbookType,
                    table.Description,
                    (provider, partnership, stream, ct) =>
                        TableWriter.WriteWorkbookAsync(stream, table.Title, table.Titles, of(provider).RowsAsync(partnership, ct), ct),
                    table.Role
                );
        }
    }

    /// <returns>The exit code, as <see cref="ImportRun"/> gives it.</returns>
    /// <exception cref="RuleException">The partnership or the file is not there, or the partnership does not use the module.</exception>
    public Task<int> ImportAsync(
        string register,
        string file,
        string slug,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var (table, of) = All.Single(r => r.Table.Name == register);
        return run.RunAsync(
            "backoffice",
            slug,
            file,
            async (partnership, opened, faults, _, ct) =>
            {
                var rows = await new TitledTable(table.Columns, faults, $"backoffice template {table.Name} FILE")
                    .RowsAsync(opened.RowsAsync(cancellationToken: ct), ct)
                    .ToListAsync(ct);
                // A table without its titles has no rows to look at; otherwise every fault of every row is reported.
                return rows.Count == 0 ? null : (await ImportAsync(partnership, table, of(services), rows, faults, ct))?.ToString();
            },
            output,
            error,
            cancellationToken
        );
    }

    /// <summary>Imports rows in a change of their own.</summary>
    /// <returns>Null where there are faults, and nothing was saved.</returns>
    public Task<RegisterResult?> ImportAsync(
        Partnership partnership,
        RegisterTable table,
        IRegister register,
        IReadOnlyList<TitledRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    ) =>
        changes.RunAsync(
            partnership,
            table.Action,
            async change =>
            {
                var result = await register.ImportAsync(change, rows, faults);
                if (result is not null)
                {
                    change.Audit(partnership, result.ToString());
                }

                return result;
            },
            cancellationToken
        );

    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RuleException">The file exists, is of another type, or cannot be written.</exception>
    public static async Task<int> TemplateAsync(string register, string file, TextWriter output, CancellationToken cancellationToken)
    {
        var table = All.Single(r => r.Table.Name == register).Table;
        await TableTemplate.WriteAsync(file, table.Title, table.Columns, cancellationToken);
        await output.WriteLineAsync($"Wrote {file}. Fill it in, then: backoffice import {register} {file} --partnership SLUG");
        return 0;
    }

    private static RegisterDescriptor Describe<T>()
        where T : class, IDescribedRegister => new(T.Table, provider => provider.GetRequiredService<T>());

    private sealed record RegisterDescriptor(RegisterTable Table, Func<IServiceProvider, IRegister> Of);
}
