using CouncilPlatform.BackOffice.Demonstration;

[assembly: CouncilModule("backoffice", SdkVersion.Current)]

namespace CouncilPlatform.BackOffice;

/// <summary>Services, staff and contracts that councils share: what they agreed, what it costs, what it saves, and how it ends.</summary>
internal sealed class BackOfficeModule : ServiceModule
{
    public override void Register(ModuleServices services) =>
        RegisterFiles
            .AddTo(services)
            .Db<BackOfficeDb>()
            .Handlers()
            .Scoped<AgreementDoor>()
            .Scoped<PostFigures>()
            .Scoped<AppraisalResults>()
            .Demonstration<LancashireDemonstration>()
            .Demonstration<SharedManagementDemonstration>();

    public override void Graph(GraphContribution graph)
    {
        AddFields(graph);
        AddMutations(graph);
        AddNodes(graph);
        Examples.AddTo(graph);
    }

    public override void Commands(ModuleCommands commands) => RegisterFiles.AddTo(commands);

    public override void Datasets(ModuleDatasets datasets)
    {
        RegisterFiles.AddTo(datasets);
        AppraisalFiles.AddTo(datasets);
    }

    private static void AddFields(GraphContribution graph) =>
        graph
            .Extend<Agreement, AgreementPosts>()
            .Extend<Partnership, ServiceQueries>()
            .Extend<Partnership, SavingQueries>()
            .Extend<Partnership, SavingTotalQueries>()
            .Extend<Partnership, StructureQueries>()
            .Extend<Partnership, AppraisalQueries>()
            .Extend<Partnership, ProcurementQueries>()
            .Extend<Partnership, ChargeQueries>()
            .Extend<Service, ServiceActionFields>();

    private static void AddMutations(GraphContribution graph) =>
        graph
            .Mutation<PostMutations>()
            .Mutation<ServiceMutations>()
            .Mutation<DevolutionMutations>()
            .Mutation<SavingMutations>()
            .Mutation<StructureMutations>()
            .Mutation<AppraisalMutations>()
            .Mutation<ProcurementMutations>()
            .Mutation<ChargeMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<SharedPost, BackOfficeDb>()
            .Node<StructurePost, BackOfficeDb>()
            .Node<Service, BackOfficeDb>()
            .Node<ServiceElement, BackOfficeDb>()
            .Node<Devolution, BackOfficeDb>()
            .Node<Saving, BackOfficeDb>()
            .Node<InterimStructure, BackOfficeDb>()
            .Node<Appraisal, BackOfficeDb>()
            .Changes<Appraisal>()
            .Node<AppraisalOption, BackOfficeDb>()
            .Node<Criterion, BackOfficeDb>()
            .Node<ContractArea, BackOfficeDb>()
            .Node<Contract, BackOfficeDb>()
            .Node<Recharge, BackOfficeDb>()
            .Node<Rate, BackOfficeDb>()
            .Node<StatedFigure, BackOfficeDb>();
}
