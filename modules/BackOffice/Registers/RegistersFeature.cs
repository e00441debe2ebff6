namespace CouncilPlatform.BackOffice.Registers;

/// <summary>Registers as files, and the commands that import them.</summary>
internal sealed class RegistersFeature : Feature
{
    public override void Register(ModuleServices services) =>
        services
            .Scoped<RegisterFiles>()
            .Scoped<ServiceRegister>()
            .Scoped<PostRegister>()
            .Scoped<SavingRegister>()
            .Scoped<ContractRegister>();

    public override void Datasets(ModuleDatasets datasets) => RegisterFiles.Add(datasets);

    public override void Commands(ModuleCommands commands) => RegisterFiles.Add(commands);
}
