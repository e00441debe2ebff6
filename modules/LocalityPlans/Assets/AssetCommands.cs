using System.CommandLine;

namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary><c>localityplans import-assets FILE --partnership SLUG --owner CODE</c> and <c>localityplans template-assets FILE</c></summary>
internal sealed class AssetCommands(AssetRegister register, Changes<LocalityPlansDb> changes, ImportRun run)
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file")
        {
            Description = "A council's asset register (.xlsx or .csv) with the titles of the template: localityplans template-assets.",
        };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's short name.", Required = true };
        var owner = new Option<string>("--owner")
        {
            Description = "The code of the council whose register it is, like E07000031.",
            Required = true,
        };
        commands.Add(
            new Command("import-assets", "Imports one council's asset register: all of it, or nothing if any row has a fault.")
            {
                file,
                partnership,
                owner,
            },
            (parsed, services, cancellationToken) =>
                services
                    .GetRequiredService<AssetCommands>()
                    .ImportAsync(
                        parsed.GetValue(file)!,
                        parsed.GetValue(partnership)!,
                        parsed.GetValue(owner)!,
                        Console.Out,
                        Console.Error,
                        cancellationToken
                    )
        );
        var template = new Argument<string>("file") { Description = "The new file, which ends in .xlsx or .csv and does not exist yet." };
        commands.Add(
            new Command("template-assets", "Writes an empty asset register to fill in and import. A workbook also explains each column.")
            {
                template,
            },
            (parsed, _, cancellationToken) => TemplateAsync(parsed.GetValue(template)!, Console.Out, cancellationToken)
        );
    }

    /// <returns>The exit code, as <see cref="ImportRun"/> gives it.</returns>
    /// <exception cref="RuleException">
    /// The partnership, file or organisation does not exist, or the partnership does not use the module.
    /// </exception>
    public Task<int> ImportAsync(
        string file,
        string slug,
        string owner,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    ) =>
        run.RunAsync(
            "localityplans",
            slug,
            file,
            async (partnership, table, faults, _, ct) =>
            {
                var rows = await AssetRegister.ReadAsync(table, faults, ct);
                return await changes.RunAsync(
                    partnership,
                    "importAssets",
                    async change =>
                    {
                        var council = await change.OrganisationAsync(owner, InputPath.Argument("owner"));
                        return faults.Total > 0 ? null : (await register.SaveAsync(council, rows)).ToString();
                    },
                    ct
                );
            },
            output,
            error,
            cancellationToken
        );

    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RuleException">The file exists already, is of another type, or cannot be written.</exception>
    public static async Task<int> TemplateAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        await TableTemplate.WriteAsync(file, "Assets", AssetRow.Columns, cancellationToken);
        await output.WriteLineAsync($"Wrote {file}. Fill it in, then: localityplans import-assets {file} --partnership SLUG --owner CODE");
        return 0;
    }
}
