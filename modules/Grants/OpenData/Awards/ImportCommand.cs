using System.CommandLine;

namespace CouncilPlatform.Grants.OpenData;

internal sealed class ImportCommand(AwardImport import, QualityReport quality, ImportRun run)
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file")
        {
            Description = "Grants in the 360Giving standard: a package in JSON, or a .csv file with the standard's column titles.",
        };
        var partnership = PartnershipsWithGrants.Option();
        commands.Add(
            new Command("import", "Imports the grants of a 360Giving file: all of them, or none if any has a fault.") { file, partnership },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<ImportCommand>()
                    .RunAsync(
                        parsed.GetValue(file)!,
                        parsed.GetValue(partnership)!,
                        parsed.InvocationConfiguration.Output,
                        parsed.InvocationConfiguration.Error,
                        cancellationToken
                    )
        );
    }

    public Task<int> RunAsync(string file, string slug, TextWriter output, TextWriter error, CancellationToken cancellationToken) =>
        run.RunAsync("grants", slug, file, ImportAsync, output, error, cancellationToken);

    private async Task<string?> ImportAsync(
        Partnership partnership,
        TableFile file,
        TableFaults faults,
        IProgress<int> progress,
        CancellationToken cancellationToken
    )
    {
        if (!file.Content.CanSeek)
        {
            faults.Add("The file cannot be read twice. Save it as a file first.");
            return null;
        }

        if (await import.RunAsync(partnership, new(file, faults), progress, cancellationToken) is not { } result)
        {
            return null;
        }

        await using var text = new StringWriter();
        await text.WriteLineAsync(result.ToString());
        await quality.WriteAsync(partnership, text, awards: false, cancellationToken);
        return text.ToString().TrimEnd();
    }
}
