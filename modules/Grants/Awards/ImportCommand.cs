using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Awards;

/// <summary><c>grants import FILE --partnership SLUG</c></summary>
internal sealed class ImportCommand(AwardImport import, IPartnerships partnerships)
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file") { Description = "A 360Giving package: JSON with a list of grants." };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        commands.Add(
            new Command("import", "Imports the grants of a 360Giving file: all of them, or none where any has a fault.") { file, partnership },
            (parsed, services, cancellationToken) => services.GetRequiredService<ImportCommand>().RunAsync(
                parsed.GetValue(file)!, parsed.GetValue(partnership)!, Console.Out, Console.Error, showProgress: !Console.IsErrorRedirected, cancellationToken));
    }

    /// <returns>The exit code: 0, or 1 where nothing was saved; <paramref name="error"/> says why.</returns>
    /// <exception cref="RuleException">There is no such partnership, or it has grants off.</exception>
    public async Task<int> RunAsync(string file, string slug, TextWriter output, TextWriter error, bool showProgress, CancellationToken cancellationToken)
    {
        try
        {
            var partnership = await partnerships.FindWithGrantsAsync(slug, cancellationToken);
            await using var package = Open(file);
            var faults = new FaultList();
            if (await import.RunAsync(partnership, package, faults, showProgress ? new Counter(error) : null, cancellationToken) is { } result)
            {
                await output.WriteLineAsync(result.ToString());
                return 0;
            }

            await PrintAsync(faults, file, error);
        }
        catch (OperationCanceledException)
        {
            await SayAsync("Stopped. Nothing was saved.");
        }
        catch (IOException e)
        {
            await SayAsync($"{file} cannot be read: {e.Message} Nothing was saved.");
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            // Another import of the same grants at the same time, a lock held too long, a full disk.
            await SayAsync($"The database refused: {e.GetBaseException().Message} Nothing was saved; import it again.");
        }

        return 1;

        // On a line of its own, not at the end of the counter's.
        Task SayAsync(string message) => error.WriteLineAsync(showProgress ? Environment.NewLine + message : message);
    }

    private static FileStream Open(string file)
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
            var stream = File.OpenRead(file);
            return stream.CanSeek ? stream : throw Refused($"{file} cannot be read twice. Save it as a file first.");
        }
        catch (UnauthorizedAccessException)
        {
            throw Refused($"{file} may not be read. Check its permissions.");
        }

        static RuleException Refused(string message) => new(RuleCodes.Invalid, message, "file");
    }

    private static async Task PrintAsync(FaultList faults, string file, TextWriter error)
    {
        foreach (var fault in faults)
        {
            await error.WriteLineAsync(Printable($"{fault.Path}: {fault.Code}: {fault.Message}"));
        }

        var more = faults.Omitted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (the first {faults.Count:N0} are shown)");
        await error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{file} has {faults.Total:N0} {(faults.Total == 1 ? "fault" : "faults")}{more}. Nothing was saved."));
    }

    // A file's text must not steer the terminal.
    private static string Printable(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()))
        : text;

    private sealed class Counter(TextWriter error) : IProgress<(int Saved, int Of)>
    {
        public void Report((int Saved, int Of) value) => error.Write(string.Create(
            CultureInfo.InvariantCulture, $"\r{value.Saved:N0} of {value.Of:N0} grants{(value.Saved == value.Of ? Environment.NewLine : "")}"));
    }
}
