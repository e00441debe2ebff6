using System.CommandLine;
using System.Data.Common;

namespace CouncilPlatform.Grants.OpenData;

/// <summary><c>grants import FILE --partnership SLUG</c></summary>
internal sealed class ImportCommand(AwardImport import, QualityReport quality, IPartnerships partnerships)
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file")
        {
            Description =
                "Grants in the 360Giving standard: a package in JSON, or a table in a file that ends with .csv and whose columns have the standard's titles.",
        };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        commands.Add(
            new Command("import", "Imports the grants of a 360Giving file: all of them, or none where any has a fault.")
            {
                file,
                partnership,
            },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<ImportCommand>()
                    .RunAsync(
                        parsed.GetValue(file)!,
                        parsed.GetValue(partnership)!,
                        Console.Out,
                        Console.Error,
                        showProgress: !Console.IsErrorRedirected,
                        cancellationToken
                    )
        );
    }

    /// <returns>The exit code: 0, 1 where nothing was saved, 130 where it was stopped before anything was saved; <paramref name="error"/> says why.</returns>
    /// <exception cref="RuleException">There is no such partnership, or it has grants off.</exception>
    public async Task<int> RunAsync(
        string file,
        string slug,
        TextWriter output,
        TextWriter error,
        bool showProgress,
        CancellationToken cancellationToken
    )
    {
        await using var grants = new GrantFile(
            Open(file),
            isTable: Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase)
        );
        var faults = grants.NoFaults();
        var counter = new ImportCounter(error, showProgress);
        Partnership partnership;
        ImportResult? result;
        try
        {
            partnership = await partnerships.FindWithGrantsAsync(slug, cancellationToken);
            result = await import.RunAsync(partnership, grants, faults, counter, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync("Stopped. Nothing was saved.", exit: 130);
        }
        catch (IOException e)
        {
            return await EndAsync($"{file} cannot be read: {e.Message} Nothing was saved.", exit: 1);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            // Another import of the same grants at the same time, a lock held too long, a full disk.
            return await EndAsync($"The database refused: {e.GetBaseException().Message} Nothing was saved; import it again.", exit: 1);
        }

        counter.End();
        foreach (var note in faults.Notes)
        {
            await error.WriteLineAsync(Printable(note));
        }

        if (result is null)
        {
            await PrintAsync(faults, file, error);
            return 1;
        }

        await output.WriteLineAsync(result.ToString());
        await quality.WriteAsync(partnership, output, awards: false, cancellationToken);
        return 0;

        async Task<int> EndAsync(string message, int exit)
        {
            counter.End();
            await error.WriteLineAsync(message);
            return exit;
        }
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
        await error.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file} has {faults.Total:N0} {(faults.Total == 1 ? "fault" : "faults")}{more}. Nothing was saved."
            )
        );
    }

    // A file's text must not steer the terminal.
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;
}
