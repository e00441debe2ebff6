using System.CommandLine;
using CouncilPlatform.Host.Core.Organisations.Register;

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary><c>councils import FILE</c>, <c>councils succeed CODE</c>.</summary>
internal static class CouncilCommands
{
    public static void AddTo(ModuleCommands commands)
    {
        AddImport(commands);
        AddSucceed(commands);
    }

    private static void AddSucceed(ModuleCommands commands)
    {
        const string codes = "its GSS code, identifier or code in the UK register";
        var organisation = new Argument<string>("organisation") { Description = $"The organisation that is abolished: {codes}." };
        var by = new Option<string>("--by") { Description = $"The organisation that takes its place: {codes}.", Required = true };
        var on = new Option<DateOnly>("--on")
        {
            Description = "The first day on which the old organisation no longer exists, such as 2023-04-01.",
            Required = true,
        };
        var preview = new Option<bool>("--preview") { Description = "Says what would change, and changes nothing." };
        commands.Add(
            new Command(
                "succeed",
                "Lets an organisation take the place of one that is abolished: in partnerships, for its records, shares, offices and keys."
            )
            {
                organisation,
                by,
                on,
                preview,
            },
            async (parsed, services, cancellationToken) =>
            {
                var db = services.GetRequiredService<CoreDb>();
                var old = await OrganisationQueries.RequireAsync(db, parsed.GetValue(organisation)!, cancellationToken);
                var successor = await OrganisationQueries.RequireAsync(db, parsed.GetValue(by)!, cancellationToken);
                var lines = await services
                    .GetRequiredService<Changes<CoreDb>>()
                    .RunAsync(
                        partnership: null,
                        "succeedCouncil",
                        _ => services.GetRequiredService<Successor>().SucceedAsync(old, successor, parsed.GetValue(on)),
                        saves: !parsed.GetValue(preview),
                        cancellationToken
                    );
                foreach (var line in lines.Append(parsed.GetValue(preview) ? "Nothing was changed." : "Done."))
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
                }

                return 0;
            }
        );
    }

    private static void AddImport(ModuleCommands commands)
    {
        var file = new Argument<string>("file") { Description = "The UK local authority register, as CSV in UTF-8." };
        commands.Add(
            new Command(
                "import",
                "Imports the councils of the UK local authority register, all or none. Importing a register again changes nothing."
            )
            {
                file,
            },
            async (parsed, services, cancellationToken) =>
            {
                var rows = await RegisterFile.ReadAsync(parsed.GetValue(file)!, cancellationToken);
                var counts = await services.GetRequiredService<RegisterImport>().RunAsync(rows, cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"{rows.Count} councils: {counts.New} new, {counts.Changed} changed, {counts.Unchanged} unchanged."
                );
                return 0;
            }
        );
    }
}
