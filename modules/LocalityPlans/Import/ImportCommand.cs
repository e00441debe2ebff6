using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Import;

/// <summary><c>localityplans import FILE --partnership SLUG --plan SLUG</c></summary>
internal sealed class ImportCommand(ActionImport import, IPartnerships partnerships)
{
    private const int Shown = 200;

    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file") { Description = "A table of actions, .xlsx or .csv, with the titles of the template: localityplans template." };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        var plan = new Option<string>("--plan") { Description = "The slug of the action plan that takes them; make one by the mutation createActionPlan.", Required = true };
        commands.Add(
            new Command("import", "Imports a table of actions into an action plan: all of it, or nothing where any row has a fault.") { file, partnership, plan },
            (parsed, services, cancellationToken) => services.GetRequiredService<ImportCommand>().RunAsync(
                parsed.GetValue(file)!, parsed.GetValue(partnership)!, parsed.GetValue(plan)!, Console.Out, Console.Error, cancellationToken));
    }

    /// <returns>The exit code: 0, or 1 where nothing was saved; <paramref name="error"/> says why.</returns>
    /// <exception cref="RuleException">There is no such partnership, file or plan, or the partnership has the module off.</exception>
    public async Task<int> RunAsync(string file, string slug, string plan, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(slug, cancellationToken);
        if (!partnership.Modules.Contains("localityplans"))
        {
            throw new RuleException("MODULE_NOT_ENABLED", $"The module \"localityplans\" is not on in {partnership.Name}. Turn it on: modules enable localityplans --partnership {slug}", "partnership");
        }

        var faults = new List<Fault>();
        var rows = new ActionTable(faults).Read(TableFile.Read(Path.GetFileName(file), await ReadAsync(file, cancellationToken), faults));
        ActionImportResult? result;
        try
        {
            result = await import.RunAsync(partnership, plan, rows, faults, cancellationToken);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            // Somebody changed an action at the same time, a lock held too long, a full disk.
            await error.WriteLineAsync($"The database refused: {e.GetBaseException().Message} Nothing was saved; import it again.");
            return 1;
        }

        if (result is null)
        {
            await PrintAsync(faults, file, error);
            return 1;
        }

        await output.WriteLineAsync(result.ToString());
        return 0;
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (Directory.Exists(file))
        {
            throw Refused($"{file} is a folder. Give the file in it.");
        }

        if (!File.Exists(file))
        {
            throw Refused($"There is no file {Path.GetFullPath(file)}. Check the path.");
        }

        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused($"{file} cannot be read: {e.Message} Close it where it is open, and check its permissions.");
        }

        static RuleException Refused(string message) => new(RuleCodes.Invalid, message, "file");
    }

    private static async Task PrintAsync(List<Fault> faults, string file, TextWriter error)
    {
        foreach (var fault in faults.Take(Shown))
        {
            await error.WriteLineAsync(Printable($"{fault.Place}: {fault.Message}"));
        }

        var more = faults.Count <= Shown ? "" : string.Create(CultureInfo.InvariantCulture, $" (the first {Shown} are shown)");
        await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file} has {faults.Count:N0} {(faults.Count == 1 ? "fault" : "faults")}{more}. Nothing was saved."));
    }

    // A file's text must not steer the terminal.
    private static string Printable(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()))
        : text;
}
