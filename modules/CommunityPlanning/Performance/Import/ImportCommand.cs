using System.CommandLine;

namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary><c>communityplanning import FILE --partnership SLUG [--mapping NAME]</c></summary>
internal sealed class ImportCommand(ObservationImport import, ImportRun run)
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file")
        {
            Description =
                "Figures, .xlsx or .csv: long (CPP, Indicator, Type, Year, value, IndicatorFullName, FG), "
                + "or wide with a column for each period.",
        };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        var mapping = new Option<string?>("--mapping") { Description = "The name of a saved mapping, for a file with other titles." };
        commands.Add(
            new Command("import", "Imports the figures of indicators: all of them, or none where any row has a fault.")
            {
                file,
                partnership,
                mapping,
            },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<ImportCommand>()
                    .RunAsync(
                        parsed.GetValue(file)!,
                        parsed.GetValue(partnership)!,
                        parsed.GetValue(mapping),
                        Console.Out,
                        Console.Error,
                        cancellationToken
                    )
        );
    }

    /// <returns>The exit code, as <see cref="ImportRun"/> gives it.</returns>
    /// <exception cref="RuleException">
    /// There is no such partnership, file or mapping, or the partnership does not use the module.
    /// </exception>
    public Task<int> RunAsync(
        string file,
        string slug,
        string? mapping,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    ) =>
        run.RunAsync(
            "communityplanning",
            slug,
            file,
            async (partnership, table, faults, progress, ct) =>
                (await import.RunAsync(partnership, table, mapping, faults, progress, ct))?.ToString(),
            output,
            error,
            cancellationToken
        );
}
