using System.CommandLine;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Import;

/// <summary><c>localityplans template FILE</c></summary>
internal static class TemplateCommand
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file") { Description = "Where to write it: a file that ends in .xlsx or .csv, and is not there yet." };
        commands.Add(
            new Command("template", "Writes an empty table of actions to fill in and import; a workbook also says what to write where.") { file },
            (parsed, _, cancellationToken) => RunAsync(parsed.GetValue(file)!, Console.Out, cancellationToken));
    }

    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RuleException">The file is there already, or is of another type.</exception>
    public static async Task<int> RunAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        var type = Path.GetExtension(file).ToUpperInvariant();
        new Rules()
            .Require(type is ".XLSX" or ".CSV", RuleCodes.Invalid, $"{file} ends in neither .xlsx nor .csv. Choose one of them.", "file")
            .Require(!File.Exists(file), RuleCodes.AlreadyExists, $"{file} is there already. Name a new file.", "file")
            .Check();
        try
        {
            await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            await (type == ".XLSX"
                ? TableWriter.WriteTemplateAsync(stream, "Actions", ActionColumns.All, cancellationToken)
                : TableWriter.WriteCsvAsync(stream, [.. ActionColumns.All.Select(c => c.Title)], AsyncEnumerable.Empty<IReadOnlyList<object?>>(), cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RuleException(RuleCodes.Invalid, $"{file} cannot be written: {e.Message}", "file");
        }

        await output.WriteLineAsync($"Wrote {file}. Fill it in, then: localityplans import {file} --partnership SLUG --plan SLUG");
        return 0;
    }
}
