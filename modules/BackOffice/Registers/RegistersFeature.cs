namespace CouncilPlatform.BackOffice.Registers;

internal sealed class RegistersFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<RegisterFiles>();

    public override void Datasets(ModuleDatasets datasets) => RegisterFiles.Add(datasets);

    public override void Imports(ModuleImports imports) => RegisterFiles.Add(imports);
}
