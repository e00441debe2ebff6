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
            .Calendar<AgreementCalendar>()
            .Scoped<AgreementDoor>()
            .Scoped<ExitPlans>()
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
            .Extend<Partnership, AgreementQueries>()
            .Extend<Agreement, AgreementPosts>()
            .Extend<Partnership, DelegationQueries>()
            .Extend<Partnership, JointDocumentQueries>()
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
            .Mutation<AgreementMutations>()
            .Mutation<TerminationMutations>()
            .Mutation<ExitMutations>()
            .Mutation<PostMutations>()
            .Mutation<DelegationMutations>()
            .Mutation<JointDocumentMutations>()
            .Mutation<ServiceMutations>()
            .Mutation<DevolutionMutations>()
            .Mutation<SavingMutations>()
            .Mutation<StructureMutations>()
            .Mutation<AppraisalMutations>()
            .Mutation<ProcurementMutations>()
            .Mutation<ChargeMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<Agreement>(AgreementQueries.FindAsync<Agreement>)
            .Changes<Agreement>()
            .Node<Clause>(AgreementQueries.FindAsync<Clause>)
            .Node<Obligation>(AgreementQueries.FindAsync<Obligation>)
            .Node<Termination>(AgreementQueries.FindAsync<Termination>)
            .Node<EndDateChange>(AgreementQueries.FindAsync<EndDateChange>)
            .Node<ExitContract>(AgreementQueries.FindAsync<ExitContract>)
            .Node<SharedPost>(AgreementQueries.FindAsync<SharedPost>)
            .Node<StructurePost>(AgreementQueries.FindAsync<StructurePost>)
            .Node<Delegation>(AgreementQueries.FindAsync<Delegation>)
            .Node<JointDocument>(AgreementQueries.FindAsync<JointDocument>)
            .Node<Service>(AgreementQueries.FindAsync<Service>)
            .Node<ServiceElement>(AgreementQueries.FindAsync<ServiceElement>)
            .Node<Devolution>(AgreementQueries.FindAsync<Devolution>)
            .Node<Saving>(AgreementQueries.FindAsync<Saving>)
            .Node<InterimStructure>(AgreementQueries.FindAsync<InterimStructure>)
            .Node<Appraisal>(AgreementQueries.FindAsync<Appraisal>)
            .Changes<Appraisal>()
            .Node<AppraisalOption>(AgreementQueries.FindAsync<AppraisalOption>)
            .Node<Criterion>(AgreementQueries.FindAsync<Criterion>)
            .Node<ContractArea>(AgreementQueries.FindAsync<ContractArea>)
            .Node<Contract>(AgreementQueries.FindAsync<Contract>)
            .Node<Recharge>(AgreementQueries.FindAsync<Recharge>)
            .Node<Rate>(AgreementQueries.FindAsync<Rate>)
            .Node<StatedFigure>(AgreementQueries.FindAsync<StatedFigure>);
}
