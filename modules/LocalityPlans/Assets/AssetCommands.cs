using System.CommandLine;

namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary><c>localityplans import-assets FILE --partnership SLUG --owner CODE</c> and <c>localityplans template-assets FILE</c></summary>
internal sealed class AssetCommands(AssetRegister register, IMediator mediator, ImportRun run)
{
    public static void AddTo(ModuleCommands commands)
    {
        var file = new Argument<string>("file")
        {
            Description = "A council's asset register, .xlsx or .csv, with the titles of the template: localityplans template-assets.",
        };
        var partnership = new Option<string>("--partnership") { Description = "The partnership's slug.", Required = true };
        var owner = new Option<string>("--owner")
        {
            Description = "Whose register it is: a GSS code, an identifier or a code of the UK register.",
            Required = true,
        };
        commands.Add(
            new Command("import-assets", "Imports one council's asset register: all of it, or nothing where any row has a fault.")
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
        var template = new Argument<string>("file")
        {
            Description = "Where to write it: a file that ends in .xlsx or .csv, and is not there yet.",
        };
        commands.Add(
            new Command(
                "template-assets",
                "Writes an empty asset register to fill in and import; a workbook also says what to write where."
            )
            {
                template,
            },
            (parsed, _, cancellationToken) => TemplateAsync(parsed.GetValue(template)!, Console.Out, cancellationToken)
        );
    }

    /// <returns>The exit code, as <see cref="ImportRun"/> gives it.</returns>
    /// <exception cref="RuleException">There is no such partnership, file or organisation, or the partnership has the module off.</exception>
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
                (
                    await register.ImportAsync(partnership, await mediator.OrganisationAsync(owner, ct, "owner"), table, faults, ct)
                )?.ToString(),
            output,
            error,
            cancellationToken
        );

    /// <returns>The exit code: 0.</returns>
    /// <exception cref="RuleException">The file is there already, is of another type, or cannot be written.</exception>
    public static async Task<int> TemplateAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        await TableTemplate.WriteAsync(file, "Assets", AssetRow.Columns, cancellationToken);
        await output.WriteLineAsync($"Wrote {file}. Fill it in, then: localityplans import-assets {file} --partnership SLUG --owner CODE");
        return 0;
    }
}
