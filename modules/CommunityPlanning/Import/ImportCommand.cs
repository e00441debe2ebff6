using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.CommunityPlanning.Import;

/// <summary><c>communityplanning import FILE --partnership SLUG</c></summary>
internal sealed class ImportCommand(ObservationImport import, IPartnerships partnerships)
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file") { Description = "Figures in CSV: long (CPP, Indicator, Type, Year, value, IndicatorFullName, FG), or wide with a column for each period." };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        commands.Add(
            new Command("import", "Imports the figures of indicators: all of them, or none where any row has a fault.") { file, partnership },
            (parsed, services, cancellationToken) => services.GetRequiredService<ImportCommand>().RunAsync(
                parsed.GetValue(file)!, parsed.GetValue(partnership)!, Console.Out, Console.Error, cancellationToken));
    }

    /// <returns>The exit code: 0, 1 where nothing was saved, 130 where it was stopped before anything was; <paramref name="error"/> says why.</returns>
    /// <exception cref="RuleException">There is no such partnership or file, or the partnership has the module off.</exception>
    public async Task<int> RunAsync(string file, string slug, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var partnership = await partnerships.FindAsync(slug, cancellationToken);
        if (!partnership.Modules.Contains("communityplanning"))
        {
            throw new RuleException("MODULE_NOT_ENABLED", $"The module \"communityplanning\" is not on in {partnership.Name}. Turn it on: modules enable communityplanning --partnership {slug}", "partnership");
        }

        if (!File.Exists(file))
        {
            throw new RuleException(RuleCodes.Invalid, $"There is no file {Path.GetFullPath(file)}. Check the path.", "file");
        }

        var faults = new TableFaults();
        ImportResult? result;
        try
        {
            await using var stream = File.OpenRead(file);
            result = await import.RunAsync(partnership, stream, faults, new Counter(error), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped. Nothing was saved.");
            return 130;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{file} cannot be read: {e.Message} Nothing was saved.");
            return 1;
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            await error.WriteLineAsync($"The database refused: {e.GetBaseException().Message} Nothing was saved; import it again.");
            return 1;
        }

        if (result is null)
        {
            foreach (var fault in faults.First)
            {
                await error.WriteLineAsync(Printable(fault));
            }

            var more = faults.Total == faults.First.Count ? "" : string.Create(CultureInfo.InvariantCulture, $" (the first {faults.First.Count} are shown)");
            await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file} has {faults.Total:N0} {(faults.Total == 1 ? "fault" : "faults")}{more}. Nothing was saved."));
            return 1;
        }

        await output.WriteLineAsync(result.ToString());
        return 0;
    }

    // A file's text must not steer the terminal.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    /// <summary>A line for every ten thousand figures.</summary>
    private sealed class Counter(TextWriter error) : IProgress<int>
    {
        private const int Step = 10_000;

        private int _told;

        public void Report(int value)
        {
            if (value / Step > _told / Step)
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Saved {value:N0} figures"));
            }

            _told = value;
        }
    }
}
