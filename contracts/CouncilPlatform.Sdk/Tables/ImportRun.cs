using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>
/// What every command that imports a table does around the import itself: it finds the partnership and the file, shows progress, prints
/// what is wrong, and says so if nothing was saved.
/// </summary>
/// <param name="partnerships">Finds the partnership.</param>
public sealed class ImportRun(IPartnerships partnerships)
{
    /// <summary>The import itself. It returns a summary for the user, or null if <see cref="TableFaults.Total"/> is not 0.</summary>
    public delegate Task<string?> Import(
        Partnership partnership,
        TableFile file,
        TableFaults faults,
        IProgress<int> progress,
        CancellationToken cancellationToken
    );

    /// <returns>The exit code: 0, 1 if nothing was saved, 130 if it was stopped before anything was saved. <paramref name="error"/> says
    /// why.</returns>
    /// <exception cref="RuleException">The partnership or the file does not exist, or the partnership has the module off.</exception>
    public async Task<int> RunAsync(
        string module,
        string slug,
        string file,
        Import import,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await RunToEndAsync(module, slug, file, import, output, error, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped. Nothing was saved.");
            return 130;
        }
    }

    private async Task<int> RunToEndAsync(
        string module,
        string slug,
        string file,
        Import import,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var partnership = await partnerships.FindAsync(slug, cancellationToken);
        if (!partnership.Modules.Contains(module))
        {
            throw new RuleException(
                "MODULE_NOT_ENABLED",
                $"{partnership.Name} does not use the module {module}. Turn it on: modules enable {module} --partnership {slug}",
                "partnership"
            );
        }

        new Rules()
            .Require(!Directory.Exists(file), RuleCodes.Invalid, $"{file} is a folder. Give the file in it.", "file")
            .Require(
                Directory.Exists(file) || File.Exists(file),
                RuleCodes.Invalid,
                $"There is no file {Path.GetFullPath(file)}. Check the path.",
                "file"
            )
            .Check();
        var faults = new TableFaults();
        string? result;
        try
        {
            await using var stream = File.OpenRead(file);
            result = await import(partnership, new(stream, file, faults), faults, new Counter(error), cancellationToken);
        }
        catch (RuleException e) when (e.Errors.All(x => x.Code == RuleCodes.AlreadyExists))
        {
            // A name of the file is like another: known only when all rows are written.
            foreach (var same in e.Errors)
            {
                faults.Add(same.Message);
            }

            result = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(
                $"{file} cannot be read: {e.Message} Close it in other programs, and check its permissions. Nothing was saved."
            );
            return 1;
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            // Somebody changed the same rows, a lock was held too long, or the disk is full.
            await error.WriteLineAsync($"The database refused: {e.GetBaseException().Message} Nothing was saved; import it again.");
            return 1;
        }

        foreach (var note in faults.Notes)
        {
            await error.WriteLineAsync(Printable(note));
        }

        if (result is null)
        {
            await PrintAsync(faults, file, error);
            return 1;
        }

        await output.WriteLineAsync(result);
        return 0;
    }

    private static async Task PrintAsync(TableFaults faults, string file, TextWriter error)
    {
        foreach (var fault in faults.First)
        {
            await error.WriteLineAsync(Printable(fault));
        }

        var more = faults.Total == faults.Listed ? "" : string.Create(CultureInfo.InvariantCulture, $" ({faults.Listed:N0} are listed)");
        await error.WriteLineAsync($"{file} has {Wording.Count(faults.Total, "fault")}{more}. Nothing was saved.");
    }

    // Text from a file must not control the terminal.
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

    /// <summary>A line for every ten thousand rows.</summary>
    private sealed class Counter(TextWriter error) : IProgress<int>
    {
        private const int Step = 10_000;

        private int _told;

        public void Report(int value)
        {
            if (value / Step > _told / Step)
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Saved {value:N0} rows"));
            }

            _told = value;
        }
    }
}
