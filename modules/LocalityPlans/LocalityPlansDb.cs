namespace CouncilPlatform.LocalityPlans;

/// <summary>The module's tables, <c>localityplans_*</c>.</summary>
internal sealed class LocalityPlansDb(DbContextOptions<LocalityPlansDb> options) : ModuleDb(options, "localityplans")
{
    public DbSet<ActionPlan> ActionPlans => Set<ActionPlan>();

    public DbSet<ActionPlanCouncil> ActionPlanCouncils => Set<ActionPlanCouncil>();

    public DbSet<Theme> Themes => Set<Theme>();

    public DbSet<Opportunity> Opportunities => Set<Opportunity>();

    public DbSet<Action> Actions => Set<Action>();

    public DbSet<ActionOwner> ActionOwners => Set<ActionOwner>();

    public DbSet<KeyDate> KeyDates => Set<KeyDate>();

    public DbSet<ProgressUpdate> ProgressUpdates => Set<ProgressUpdate>();

    public DbSet<LocalityPlan> LocalityPlans => Set<LocalityPlan>();

    public DbSet<PlanObjective> PlanObjectives => Set<PlanObjective>();

    public DbSet<PlanActivity> PlanActivities => Set<PlanActivity>();

    public DbSet<SourceCitation> SourceCitations => Set<SourceCitation>();

    public DbSet<ElectedMember> ElectedMembers => Set<ElectedMember>();

    public DbSet<CouncilSeat> CouncilSeats => Set<CouncilSeat>();

    public DbSet<DeclaredInterest> DeclaredInterests => Set<DeclaredInterest>();

    public DbSet<MemberBriefing> MemberBriefings => Set<MemberBriefing>();

    public DbSet<BriefingCouncil> BriefingCouncils => Set<BriefingCouncil>();

    public DbSet<BriefingInvitation> BriefingInvitations => Set<BriefingInvitation>();

    public DbSet<WorkingTopic> WorkingTopics => Set<WorkingTopic>();

    public DbSet<TopicInvitation> TopicInvitations => Set<TopicInvitation>();

    public DbSet<TopicContribution> TopicContributions => Set<TopicContribution>();

    public DbSet<PartnershipRisk> Risks => Set<PartnershipRisk>();

    public DbSet<RiskControl> RiskControls => Set<RiskControl>();

    public DbSet<NeedsAssessment> NeedsAssessments => Set<NeedsAssessment>();

    public DbSet<JointGroup> JointGroups => Set<JointGroup>();

    public DbSet<PriorityArea> PriorityAreas => Set<PriorityArea>();

    public DbSet<Numbering> Numberings => Set<Numbering>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    public DbSet<RecommendationTopic> RecommendationTopics => Set<RecommendationTopic>();

    public DbSet<RecommendationAction> RecommendationActions => Set<RecommendationAction>();

    public DbSet<WorkProgrammeItem> WorkProgrammeItems => Set<WorkProgrammeItem>();

    public DbSet<WorkProgrammeTopic> WorkProgrammeTopics => Set<WorkProgrammeTopic>();

    public DbSet<CompatibilityCheck> CompatibilityChecks => Set<CompatibilityCheck>();

    public DbSet<Escalation> Escalations => Set<Escalation>();

    public DbSet<EscalationHop> EscalationHops => Set<EscalationHop>();

    public DbSet<RegisteredAsset> Assets => Set<RegisteredAsset>();

    public DbSet<AssetImport> AssetImports => Set<AssetImport>();

    public DbSet<MonitoringReport> MonitoringReports => Set<MonitoringReport>();

    public DbSet<MonitoringRow> MonitoringRows => Set<MonitoringRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ActionPlanTables.Configure(modelBuilder);
        KeyDateTables.Configure(modelBuilder);
        ProgressTables.Configure(modelBuilder);
        LocalityPlanTables.Configure(modelBuilder);
        CitationTables.Configure(modelBuilder);
        ElectedMemberTables.Configure(modelBuilder);
        BriefingTables.Configure(modelBuilder);
        TopicTables.Configure(modelBuilder);
        RiskTables.Configure(modelBuilder);
        JointGroupTables.Configure(modelBuilder);
        Numbering.Configure(modelBuilder);
        RecommendationTables.Configure(modelBuilder);
        WorkProgrammeTables.Configure(modelBuilder);
        CompatibilityTables.Configure(modelBuilder);
        EscalationTables.Configure(modelBuilder);
        AssetTables.Configure(modelBuilder);
        MonitoringReportTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
