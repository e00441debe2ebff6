using System.CommandLine;

namespace CouncilPlatform.LocalityPlans;

/// <summary>A table that people fill in, with the command that writes an empty one and the command that imports it.</summary>
/// <param name="Import">The command that imports it, like "import".</param>
/// <param name="Template">The command that writes an empty one, like "template".</param>
/// <param name="Name">What people call it, like "table of actions".</param>
/// <param name="Into">The option that names where the table goes, like "--plan".</param>
/// <param name="Value">What the option takes, like "SLUG".</param>
internal sealed record TableForm(
    string Import,
    string Template,
    string Name,
    string Sheet,
    IReadOnlyList<TableColumn> Columns,
    string Into,
    string Value,
    string Help,
    Func<IServiceProvider, string, ImportRun.Import> Run
)
{
    public void AddTo(ModuleCommands commands)
    {
        Argument<string> file = new("file")
        {
            Description = $"The {Name} (.xlsx or .csv) with the titles of the template: localityplans {Template} FILE.",
        };
        Option<string> partnership = new("--partnership") { Description = "The partnership's short name.", Required = true };
        Option<string> into = new(Into) { Description = Help, Required = true };
        Argument<string> template = new("file") { Description = "The new file, which ends in .xlsx or .csv and does not exist yet." };
        commands
            .Add(
                new Command(Import, $"Imports the {Name}: all of it, or nothing if any row has a fault.") { file, partnership, into },
                (parsed, services, cancellationToken) =>
                    ImportAsync(
                        services,
                        parsed.GetValue(file)!,
                        parsed.GetValue(partnership)!,
                        parsed.GetValue(into)!,
                        Console.Out,
                        Console.Error,
                        cancellationToken
                    )
            )
            .Add(
                new Command(Template, $"Writes an empty {Name} to fill in and import. A workbook also explains each column.") { template },
                (parsed, _, cancellationToken) => WriteTemplateAsync(parsed.GetValue(template)!, Console.Out, cancellationToken)
            );
    }

    /// <returns>The exit code, as <see cref="ImportRun"/> gives it.</returns>
    public Task<int> ImportAsync(
        IServiceProvider services,
        string file,
        string partnership,
        string into,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    ) =>
        services
            .GetRequiredService<ImportRun>()
            .RunAsync("localityplans", partnership, file, Run(services, into), output, error, cancellationToken);

    /// <returns>The exit code: 0.</returns>
    public async Task<int> WriteTemplateAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        await TableTemplate.WriteAsync(file, Sheet, Columns, cancellationToken);
        await output.WriteLineAsync($"Wrote {file}. Fill it in, then: localityplans {Import} {file} --partnership SLUG {Into} {Value}");
        return 0;
    }
}
