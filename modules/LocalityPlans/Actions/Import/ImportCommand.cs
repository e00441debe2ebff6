using System.CommandLine;

namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary><c>localityplans import FILE --partnership SLUG --plan SLUG</c></summary>
internal sealed class ImportCommand(ActionImport import, ImportRun run)
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file")
        {
            Description = "A table of actions (.xlsx or .csv) with the titles of the template: localityplans template.",
        };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        var plan = new Option<string>("--plan")
        {
            Description = "The short name of the action plan, which exists already.",
            Required = true,
        };
        commands.Add(
            new Command("import", "Imports a table of actions into an action plan: all of it, or nothing if any row has a fault.")
            {
                file,
                partnership,
                plan,
            },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<ImportCommand>()
                    .RunAsync(
                        parsed.GetValue(file)!,
                        parsed.GetValue(partnership)!,
                        parsed.GetValue(plan)!,
                        Console.Out,
                        Console.Error,
                        cancellationToken
                    )
        );
    }

    /// <returns>The exit code, as <see cref="ImportRun"/> gives it.</returns>
    /// <exception cref="RuleException">
    /// The partnership, file or plan does not exist, or the partnership does not use the module.
    /// </exception>
    public Task<int> RunAsync(
        string file,
        string slug,
        string plan,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    ) =>
        run.RunAsync(
            "localityplans",
            slug,
            file,
            async (partnership, table, faults, _, ct) =>
                (await import.RunAsync(partnership, plan, await new ActionTable(faults).ReadAsync(table, ct), faults, ct))?.ToString(),
            output,
            error,
            cancellationToken
        );
}
