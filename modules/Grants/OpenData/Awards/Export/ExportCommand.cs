using System.CommandLine;

namespace CouncilPlatform.Grants.OpenData;

internal sealed class ExportCommand(AwardFile awards, IPartnerships partnerships)
{
    private const string ThreeSixtyGiving = "360giving";
    private const string Transparency = "transparency-csv";

    public static void AddTo(ModuleCommands commands)
    {
        var partnership = PartnershipsWithGrants.Option();
        var format = new Option<string>("--format")
        {
            Description =
                "360giving: JSON in the 360Giving standard. transparency-csv: the columns of the Local Government Transparency Code.",
            Required = true,
        };
        format.AcceptOnlyFromAmong(ThreeSixtyGiving, Transparency);
        var output = new Option<string?>("--output")
        {
            Description = "The file to write, or to replace. Without it the export goes to standard output.",
        };
        commands.Add(
            new Command("export", "Writes a partnership's awards as open data.") { partnership, format, output },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<ExportCommand>()
                    .RunAsync(
                        parsed.GetValue(partnership)!,
                        parsed.GetValue(format)!,
                        parsed.GetValue(output),
                        Console.OpenStandardOutput,
                        parsed.InvocationConfiguration.Error,
                        cancellationToken
                    )
        );
    }

    public async Task<int> RunAsync(
        string slug,
        string format,
        string? file,
        Func<Stream> standardOutput,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var partnership = await partnerships.FindWithGrantsAsync(slug, cancellationToken);
        try
        {
            if (file is null)
            {
                await using var output = standardOutput();
                await WriteAsync(output);
                return 0;
            }

            var count = await WholeAsync(file, WriteAsync);
            await error.WriteLineAsync($"{file} has {Wording.Count(count, "grant")}.");
            return 0;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync(file is null ? "Stopped. What was written is not complete." : $"Stopped. {file} was not changed.");
            return 130;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(
                file is null ? $"The export cannot be written: {e.Message}" : $"{file} cannot be written: {e.Message} It was not changed."
            );
            return 1;
        }

        Task<int> WriteAsync(Stream output) =>
            format == ThreeSixtyGiving
                ? awards.WriteThreeSixtyGivingAsync(partnership, output, cancellationToken)
                : awards.WriteTransparencyAsync(partnership, output, cancellationToken);
    }

    /// <summary>
    /// Writes beside the file and then replaces it, so that readers always see a complete file, the old one or the new one.
    /// </summary>
    private static async Task<int> WholeAsync(string file, Func<Stream, Task<int>> write)
    {
        if (Directory.Exists(file))
        {
            throw new RuleException(
                RuleCodes.Invalid,
                $"{file} is a folder. Name a file in it, like {Path.Combine(file, "grants.json")}.",
                InputPath.Argument("output")
            );
        }

        var partial = $"{Path.GetFullPath(file)}.{Guid.NewGuid():N}.partial";
        try
        {
            int count;
            await using (
                var output = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true)
            )
            {
                count = await write(output);
            }

            File.Move(partial, file, overwrite: true);
            return count;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
