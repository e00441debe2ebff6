using System.CommandLine;

namespace CouncilPlatform.BackOffice.Registers;

/// <summary>
/// <c>backoffice import REGISTER FILE</c>, <c>backoffice template REGISTER FILE</c>, and <c>/data/v1/{partnership}/{register}.csv</c> and
/// <c>.xlsx</c>.
/// </summary>
internal sealed class RegisterFiles(ImportRun run, Changes<BackOfficeDb> changes)
{
    private static readonly IReadOnlyList<Register> All =
    [
        new ServiceRegister(new SharedPosts()),
        new PostRegister(),
        new SavingRegister(),
        new ContractRegister(),
    ];

    public static Register Of(string name) => All.Single(r => r.Name == name);

    public static void Add(ModuleCommands commands)
    {
        string[] names = [.. All.Select(r => r.Name)];
        var register = new Argument<string>("register") { Description = $"The register: {string.Join(", ", names)}." };
        register.AcceptOnlyFromAmong(names);
        var file = new Argument<string>("file") { Description = "A table, .xlsx or .csv." };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        commands.Add(
            new("import", "Imports a register: the whole table, or nothing where a row has a fault.") { register, file, partnership },
            (parsed, services, cancellationToken) =>
                services
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
            new("template", "Writes an empty register to fill in and import; a workbook also describes each column.") { register, file },
            (parsed, _, cancellationToken) =>
                TemplateAsync(parsed.GetValue(register)!, parsed.GetValue(file)!, Console.Out, cancellationToken)
        );
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

    public Task<int> ImportAsync(
        string name,
        string file,
        string slug,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var register = Of(name);
        return run.RunAsync(
            "backoffice",
            slug,
            file,
            async (partnership, opened, faults, _, ct) =>
            {
                var rows = await new TitledTable(register.Columns, faults, $"backoffice template {name} FILE")
                    .RowsAsync(opened.RowsAsync(cancellationToken: ct), ct)
                    .ToListAsync(ct);
                // A table without its titles has no rows to look at; otherwise every fault of every row is reported.
                return rows.Count == 0 ? null : (await ImportAsync(partnership, register, rows, faults, ct))?.ToString();
            },
            output,
            error,
            cancellationToken
        );
    }

    public Task<RegisterResult?> ImportAsync(
        Partnership partnership,
        Register register,
        IReadOnlyList<TitledRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    ) =>
        changes.RunAsync(
            partnership,
            register.Action,
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

    public static async Task<int> TemplateAsync(string name, string file, TextWriter output, CancellationToken cancellationToken)
    {
        var register = Of(name);
        await TableTemplate.WriteAsync(file, register.Title, register.Columns, cancellationToken);
        await output.WriteLineAsync($"Wrote {file}. Fill it in, then: backoffice import {name} {file} --partnership SLUG");
        return 0;
    }
}
