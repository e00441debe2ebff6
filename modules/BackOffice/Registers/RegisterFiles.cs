using System.CommandLine;

namespace CouncilPlatform.BackOffice.Registers;

/// <summary><c>backoffice import REGISTER FILE</c>, <c>backoffice template REGISTER FILE</c>, and <c>/data/v1/{partnership}/{register}.csv</c> and <c>.xlsx</c>.</summary>
internal sealed class RegisterFiles(ImportRun run, IServiceProvider services)
{
    private static readonly IReadOnlyList<Kept> All =
    [
        Keep<ServiceRegister>(),
        Keep<PostRegister>(),
        Keep<SavingRegister>(),
        Keep<ContractRegister>(),
    ];

    private static IEnumerable<string> Names => All.Select(k => k.Table.Name);

    public static ModuleServices AddTo(ModuleServices services) =>
        services
            .Scoped<RegisterFiles>()
            .Scoped<ServiceRegister>()
            .Scoped<PostRegister>()
            .Scoped<SavingRegister>()
            .Scoped<ContractRegister>();

    public static void AddTo(ModuleCommands commands)
    {
        var register = new Argument<string>("register") { Description = $"Which: {string.Join(", ", Names)}." };
        register.AcceptOnlyFromAmong([.. Names]);
        var file = new Argument<string>("file") { Description = "A table, .xlsx or .csv." };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        commands.Add(
            new Command("import", "Imports a register: all of the table, or nothing where any row has a fault.")
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
            new Command("template", "Writes an empty register to fill in and import; a workbook also says what to write where.")
            {
                register,
                file,
            },
            (parsed, _, cancellationToken) =>
                TemplateAsync(parsed.GetValue(register)!, parsed.GetValue(file)!, Console.Out, cancellationToken)
        );
    }

    public static void AddTo(ModuleDatasets datasets)
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
    /// <exception cref="RuleException">There is no such partnership or file, or the partnership has the module off.</exception>
    public Task<int> ImportAsync(
        string register,
        string file,
        string slug,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var (table, of) = All.Single(k => k.Table.Name == register);
        return run.RunAsync(
            "backoffice",
            slug,
            file,
            async (partnership, opened, faults, _, ct) =>
            {
                var rows = await new TitledTable(table.Columns, faults, $"backoffice template {table.Name} FILE")
                    .RowsAsync(opened.RowsAsync(cancellationToken: ct), ct)
                    .ToListAsync(ct);
                // Without its titles a table has no rows to look at; else every fault of every row is told.
                return rows.Count == 0 ? null : (await of(services).ImportAsync(partnership, rows, faults, ct))?.ToString();
            },
            output,
            error,
            cancellationToken
        );
    }

    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RuleException">The file is there already, is of another type, or cannot be written.</exception>
    public static async Task<int> TemplateAsync(string register, string file, TextWriter output, CancellationToken cancellationToken)
    {
        var table = All.Single(k => k.Table.Name == register).Table;
        await TableTemplate.WriteAsync(file, table.Title, table.Columns, cancellationToken);
        await output.WriteLineAsync($"Wrote {file}. Fill it in, then: backoffice import {register} {file} --partnership SLUG");
        return 0;
    }

    private static Kept Keep<T>()
        where T : class, IDescribedRegister => new(T.Table, provider => provider.GetRequiredService<T>());

    private sealed record Kept(RegisterTable Table, Func<IServiceProvider, IRegister> Of);
}
