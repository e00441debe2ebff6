using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.BackOffice;

/// <summary>The module's tables, <c>backoffice_*</c>.</summary>
internal sealed class BackOfficeDb(DbContextOptions<BackOfficeDb> options) : ModuleDb(options, "backoffice")
{
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<AgreementAlias> AgreementAliases => Set<AgreementAlias>();
    public DbSet<AgreementParty> AgreementParties => Set<AgreementParty>();
    public DbSet<Clause> Clauses => Set<Clause>();
    public DbSet<Obligation> Obligations => Set<Obligation>();
    public DbSet<Termination> Terminations => Set<Termination>();
    public DbSet<EndDateChange> EndDateChanges => Set<EndDateChange>();
    public DbSet<EndDateConsent> EndDateConsents => Set<EndDateConsent>();
    public DbSet<ExitContract> ExitContracts => Set<ExitContract>();
    public DbSet<SharedPost> SharedPosts => Set<SharedPost>();
    public DbSet<PostShare> PostShares => Set<PostShare>();
    public DbSet<StructurePost> StructurePosts => Set<StructurePost>();
    public DbSet<PostAllocation> PostAllocations => Set<PostAllocation>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<JointDocument> JointDocuments => Set<JointDocument>();
    public DbSet<RequiredSignature> RequiredSignatures => Set<RequiredSignature>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<RetainedPost> RetainedPosts => Set<RetainedPost>();
    public DbSet<ServiceParticipant> ServiceParticipants => Set<ServiceParticipant>();
    public DbSet<ServiceElement> ServiceElements => Set<ServiceElement>();
    public DbSet<ServiceAction> ServiceActions => Set<ServiceAction>();
    public DbSet<Devolution> Devolutions => Set<Devolution>();
    public DbSet<DevolutionImpact> DevolutionImpacts => Set<DevolutionImpact>();
    public DbSet<Saving> Savings => Set<Saving>();
    public DbSet<SavingAmount> SavingAmounts => Set<SavingAmount>();
    public DbSet<InterimStructure> InterimStructures => Set<InterimStructure>();
    public DbSet<Appraisal> Appraisals => Set<Appraisal>();
    public DbSet<AppraisalCouncil> AppraisalCouncils => Set<AppraisalCouncil>();
    public DbSet<AppraisalOption> AppraisalOptions => Set<AppraisalOption>();
    public DbSet<OptionPoint> OptionPoints => Set<OptionPoint>();
    public DbSet<Criterion> Criteria => Set<Criterion>();
    public DbSet<OptionScore> OptionScores => Set<OptionScore>();
    public DbSet<CriterionWeight> CriterionWeights => Set<CriterionWeight>();
    public DbSet<ContractArea> ContractAreas => Set<ContractArea>();
    public DbSet<ContractUser> ContractUsers => Set<ContractUser>();
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<Rate> Rates => Set<Rate>();
    public DbSet<Recharge> Recharges => Set<Recharge>();
    public DbSet<RechargeShare> RechargeShares => Set<RechargeShare>();
    public DbSet<StatedFigure> StatedFigures => Set<StatedFigure>();

    /// <summary>Foreign keys are named after their table and the last word of what they refer to: <c>FK_backoffice_clauses_agreement</c>.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        AppraisalTables.Configure(modelBuilder);
        ChargeTables.Configure(modelBuilder);
        DevolutionTables.Configure(modelBuilder);
        PostTables.Configure(modelBuilder);
        ProcurementTables.Configure(modelBuilder);
        SavingTables.Configure(modelBuilder);
        ServiceTables.Configure(modelBuilder);
        StructureTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
        foreach (
            var key in modelBuilder
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetForeignKeys())
                .Where(k => k.FindAnnotation(RelationalAnnotationNames.Name) is null)
        )
        {
            var principal = Wording.Of(key.PrincipalEntityType.ClrType.Name).Split(' ')[^1];
            key.SetConstraintName($"FK_{key.DeclaringEntityType.GetTableName()}_{principal}");
        }
    }
}
