namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ImportFeature : Feature
{
    public static readonly TableForm Table = new(
        "import",
        "template",
        "table of actions",
        "Actions",
        ActionColumns.All,
        "--plan",
        "SLUG",
        "The short name of the action plan, which exists already.",
        static (services, plan) =>
            async (partnership, table, faults, _, ct) =>
            {
                var rows = await new ActionTable(faults).ReadAsync(table, ct);
                return (await services.GetRequiredService<ActionImport>().RunAsync(partnership, plan, rows, faults, ct))?.ToString();
            }
    );

    public override void Register(ModuleServices services) => services.Scoped<ActionImport>();

    public override void Commands(ModuleCommands commands) => Table.AddTo(commands);
}
