namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Importing a table of actions into an action plan.</summary>
internal sealed class ImportFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ActionImport>().Scoped<ImportCommand>();

    public override void Commands(ModuleCommands commands)
    {
        ImportCommand.AddTo(commands);
        TemplateCommand.AddTo(commands);
    }
}
