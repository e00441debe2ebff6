using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// The commands of every kind of file: <c>backoffice import services FILE --partnership SLUG</c>, and
/// <c>backoffice template services FILE</c>, which writes an empty one.
/// </summary>
internal static class ImportCommands
{
    private const int Refused = 1;
    private const int Stopped = 130;

    /// <summary>Adds a command under its group.</summary>
    internal delegate void Add(string group, Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run);

    public static void AddTo(Add add, ModuleImport import)
    {
        AddImport(add, import);
        AddTemplate(add, import);
    }

    private static void AddImport(Add add, ModuleImport import)
    {
        var kind = import.Kind;
        var file = new Argument<string>("file") { Description = kind.Description };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        var answers = new Option<string[]>("--answer")
        {
            Description = "An answer to a question that the file raises: KEY=CHOICE. Once for each question.",
        };
        var preview = new Option<bool>("--dry-run") { Description = "Says what would be saved, and saves nothing." };
        var faults = new Option<string?>("--faults")
        {
            Description = "A new file for what is wrong: .xlsx or .csv, which is the file with one more column, or .json.",
        };
        var settings = kind.Settings.ToDictionary(
            s => s.Name,
            s => new Option<string?>("--" + s.Name) { Description = s.Description, Required = s.IsRequired }
        );
        var (group, name) = Split(import, kind.Command);
        var command = new Command(name, $"Imports a file: {kind.Title}. All of it is saved, or nothing.")
        {
            file,
            partnership,
            answers,
            preview,
            faults,
        };
        foreach (var setting in settings.Values)
        {
            command.Add(setting);
        }

        add(
            group,
            command,
            async (parsed, services, cancellationToken) =>
            {
                var found = await services.GetRequiredService<IPartnerships>().FindAsync(parsed.GetValue(partnership)!, cancellationToken);
                var request = new ImportRequest(
                    import,
                    found,
                    parsed.GetValue(file)!,
                    settings
                        .Select(s => (s.Key, Value: parsed.GetValue(s.Value)))
                        .Where(s => s.Value is not null)
                        .ToDictionary(s => s.Key, s => s.Value!, StringComparer.Ordinal),
                    Answers(parsed.GetValue(answers) ?? []),
                    parsed.GetValue(preview)
                );
                return await RunAsync(
                    services.GetRequiredService<ImportRun>(),
                    request,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    cancellationToken,
                    parsed.GetValue(faults)
                );
            }
        );
    }

    private static void AddTemplate(Add add, ModuleImport import)
    {
        var kind = import.Kind;
        var file = new Argument<string>("file") { Description = "The new file, which ends in .xlsx or .csv and does not exist yet." };
        var (group, command) = Split(import, kind.TemplateCommand);
        add(
            group,
            new Command(command, $"Writes an empty file to fill in: {kind.Title}. A workbook also explains each column.") { file },
            async (parsed, _, cancellationToken) =>
            {
                var name = parsed.GetValue(file)!;
                await TableTemplate.WriteAsync(name, kind.Title, kind.Columns, cancellationToken);
                var settings = string.Concat(
                    kind.Settings.Where(s => s.IsRequired).Select(s => $" --{s.Name} {s.Name.ToUpperInvariant()}")
                );
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"Wrote {name}. Fill it in, then: {import.Module} {kind.Command} {name} --partnership SLUG{settings}"
                );
                return 0;
            }
        );
    }

    // "import services" of the module "backoffice" is "services" under "backoffice import".
    private static (string Group, string Command) Split(ModuleImport import, string command)
    {
        var words = command.Split(' ');
        return (string.Join(' ', words[..^1].Prepend(import.Module)), words[^1]);
    }

    /// <returns>The exit code: 0, 1 if nothing was saved, 130 if it was stopped before anything was saved.</returns>
    public static async Task<int> RunAsync(
        ImportRun run,
        ImportRequest request,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken,
        string? faultsTo = null
    )
    {
        var file = request.Name;
        new Rules()
            .Require(
                faultsTo is null || Path.GetExtension(faultsTo).ToUpperInvariant() is ".XLSX" or ".CSV" or ".JSON",
                RuleCodes.Invalid,
                $"{faultsTo} does not end in .xlsx, .csv or .json. Choose one of them.",
                "faults"
            )
            .Require(
                faultsTo is null || !File.Exists(faultsTo),
                RuleCodes.AlreadyExists,
                $"{faultsTo} already exists. Enter the name of a new file.",
                "faults"
            )
            .Require(!Directory.Exists(file), RuleCodes.Invalid, $"{file} is a folder. Give the file in it.", "file")
            .Require(
                Directory.Exists(file) || File.Exists(file),
                RuleCodes.Invalid,
                $"There is no file {Path.GetFullPath(file)}. Check the path.",
                "file"
            )
            .Check();
        ImportReport report;
        try
        {
            await using var content = File.OpenRead(file);
            var rows = new RowFaults();
            report = await run.RunAsync(request with { EachFault = rows.Add }, content, new Counter(error), cancellationToken);
            if (faultsTo is not null && report.Faults.Total > 0)
            {
                await WriteFaultsAsync(content, file, report.Faults, rows, faultsTo, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped. Nothing was saved.");
            return Stopped;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(
                $"{file} cannot be read: {e.Message} Close it in other programs, and check its permissions. Nothing was saved."
            );
            return Refused;
        }

        await PrintAsync(report, file, error);
        if (!report.IsSound)
        {
            return Refused;
        }

        await output.WriteLineAsync(
            report.IsSaved ? report.Outcome!.Summary : $"{report.Outcome!.Summary}\nNothing was saved: this was a dry run."
        );
        return 0;
    }

    private static async Task WriteFaultsAsync(
        Stream content,
        string file,
        TableFaults faults,
        RowFaults rows,
        string to,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<ImportFault> list = [.. faults.Groups.Select(ImportFault.Of)];
        await using var stream = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        if (Path.GetExtension(to).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            await JsonSerializer.SerializeAsync(stream, list, JsonSerializerOptions.Web, cancellationToken);
            return;
        }

        var extension = Path.GetExtension(to)[1..].ToLowerInvariant();
        await FaultFile.WriteAsync(content, file, list, rows, stream, extension, cancellationToken);
    }

    private static async Task PrintAsync(ImportReport report, string file, TextWriter error)
    {
        var faults = report.Faults;
        foreach (var line in faults.Notes.Concat(faults.First))
        {
            await error.WriteLineAsync(Printable(line));
        }

        if (report.Problem is { } problem)
        {
            await error.WriteLineAsync($"{Printable(problem)} Nothing was saved.");
        }
        else if (faults.Total > 0)
        {
            var more =
                faults.Total == faults.Listed ? "" : string.Create(CultureInfo.InvariantCulture, $" ({faults.Listed:N0} are listed)");
            await error.WriteLineAsync($"{file} has {Wording.Count(faults.Total, "fault")}{more}. Nothing was saved.");
        }
        else if (report.OpenQuestions is { Count: > 0 } open)
        {
            foreach (var question in open)
            {
                var choices = string.Join(", ", question.Choices.Select(c => c == question.Suggestion ? $"\"{c}\" (likely)" : $"\"{c}\""));
                await error.WriteLineAsync(Printable($"{question.Text} {choices}: --answer \"{question.Key}=…\""));
            }

            await error.WriteLineAsync(
                $"{file} raises {Wording.Count(open.Count, "question")}. Answer, and import it again. Nothing was saved."
            );
        }
    }

    private static Dictionary<string, string> Answers(string[] given)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var answer in given)
        {
            var at = answer.IndexOf('=', StringComparison.Ordinal);
            new Rules()
                .Require(at > 0, RuleCodes.Invalid, $"\"{answer}\" is not an answer. Enter KEY=CHOICE.", "answer")
                .Require(
                    at <= 0 || answers.TryAdd(answer[..at].Trim(), answer[(at + 1)..].Trim()),
                    RuleCodes.Invalid,
                    $"\"{answer}\" answers a question that another answer answers too. Keep one.",
                    "answer"
                )
                .Check();
        }

        return answers;
    }

    // Text from a file must not control the terminal.
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

    /// <summary>A line for every ten thousand rows.</summary>
    private sealed class Counter(TextWriter error) : IProgress<int>
    {
        private const int Step = 10_000;

        private int _last;

        public void Report(int value)
        {
            if (value / Step > _last / Step)
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Read {value:N0} rows"));
            }

            _last = value;
        }
    }
}
