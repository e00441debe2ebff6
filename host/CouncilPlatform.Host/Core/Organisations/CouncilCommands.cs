using System.CommandLine;
using CouncilPlatform.Host.Core.Organisations.Register;

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary><c>councils import FILE</c>.</summary>
internal static class CouncilCommands
{
    public static void AddTo(ModuleCommands commands)
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
                Console.WriteLine($"{rows.Count} councils: {counts.New} new, {counts.Changed} changed, {counts.Unchanged} unchanged.");
                return 0;
            }
        );
    }
}
