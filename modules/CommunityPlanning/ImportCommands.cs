using System.CommandLine;

namespace CouncilPlatform.CommunityPlanning;

/// <summary>Commands that import a table: <c>communityplanning NAME FILE --partnership SLUG</c>.</summary>
internal static class ImportCommands
{
    public static void AddImport(
        this ModuleCommands commands,
        string name,
        string description,
        string table,
        Func<IServiceProvider, ParseResult, ImportRun.Import> import,
        params Option[] options
    )
    {
        var file = new Argument<string>("file") { Description = table };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        var command = new Command(name, description) { file, partnership };
        foreach (var option in options)
        {
            command.Add(option);
        }

        commands.Add(
            command,
            (parsed, services, ct) =>
                services
                    .GetRequiredService<ImportRun>()
                    .RunAsync(
                        "communityplanning",
                        parsed.GetValue(partnership)!,
                        parsed.GetValue(file)!,
                        import(services, parsed),
                        Console.Out,
                        Console.Error,
                        ct
                    )
        );
    }
}
