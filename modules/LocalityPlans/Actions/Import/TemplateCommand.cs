using System.CommandLine;

namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary><c>localityplans template FILE</c></summary>
internal static class TemplateCommand
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file") { Description = "The new file, which ends in .xlsx or .csv and does not exist yet." };
        commands.Add(
            new Command("template", "Writes an empty table of actions to fill in and import. A workbook also explains each column.")
            {
                file,
            },
            (parsed, _, cancellationToken) => RunAsync(parsed.GetValue(file)!, Console.Out, cancellationToken)
        );
    }

    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RuleException">The file exists already, is of another type, or cannot be written.</exception>
    public static async Task<int> RunAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        await TableTemplate.WriteAsync(file, "Actions", ActionColumns.All, cancellationToken);
        await output.WriteLineAsync($"Wrote {file}. Fill it in, then: localityplans import {file} --partnership SLUG --plan SLUG");
        return 0;
    }
}
