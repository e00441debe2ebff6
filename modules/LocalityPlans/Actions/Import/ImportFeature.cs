namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ImportFeature : Feature
{
    private static readonly ImportKind Actions = new(
        "actions",
        "Actions",
        "The table of actions of a joint action plan. Actions are recognised by their titles; those that are not in the table stay.",
        "import",
        ActionColumns.All,
        static async (services, import) =>
        {
            var rows = await new ActionTable(import.Faults).ReadAsync(import.File, import.Cancellation);
            return await services.GetRequiredService<ActionImport>().RunAsync(import, rows);
        }
    )
    {
        Settings = [new("plan", "The short name of the action plan, which exists already.", IsRequired: true)],
    };

    public override void Register(ModuleServices services) => services.Scoped<ActionImport>();

    public override void Datasets(ModuleDatasets datasets) => ActionFile.AddTo(datasets);

    public override void Imports(ModuleImports imports) => imports.Add(Actions);
}
