namespace CouncilPlatform.LocalityPlans;

/// <summary>The fields around the plans: how they are scrutinised, and who takes part.</summary>
internal static class MonitoringGraph
{
    public static void AddTo(GraphContribution graph)
    {
        AddFields(graph);
        AddMutations(graph);
        AddNodes(graph);
        MonitoringExamples.AddTo(graph);
    }

    private static void AddFields(GraphContribution graph) =>
        graph
            .Extend<Partnership, ElectedMemberQueries>()
            .Extend<Partnership, BriefingQueries>()
            .Extend<Partnership, TopicQueries>()
            .Extend<Partnership, RiskQueries>()
            .Extend<Partnership, JointGroupQueries>()
            .Extend<Partnership, RecommendationQueries>()
            .Extend<Partnership, WorkProgrammeQueries>()
            .Extend<Partnership, CompatibilityQueries>()
            .Extend<Partnership, EscalationQueries>()
            .Extend<Partnership, AssetQueries>()
            .Extend<Partnership, MonitoringReportQueries>()
            .Extend<Action, ActionRecommendationFields>()
            .Extend<Action, ActionCompatibilityFields>();

    private static void AddMutations(GraphContribution graph) =>
        graph
            .Mutation<ElectedMemberMutations>()
            .Mutation<BriefingMutations>()
            .Mutation<TopicMutations>()
            .Mutation<RiskMutations>()
            .Mutation<JointGroupMutations>()
            .Mutation<RecommendationMutations>()
            .Mutation<WorkProgrammeMutations>()
            .Mutation<CompatibilityMutations>()
            .Mutation<EscalationMutations>()
            .Mutation<AssetMutations>()
            .Mutation<MonitoringReportMutations>();

    private static void AddNodes(GraphContribution graph) =>
        graph
            .Node<ElectedMember>(ElectedMemberQueries.FindAsync)
            .Node<MemberBriefing>(BriefingQueries.FindAsync)
            .Node<WorkingTopic>(TopicQueries.FindAsync)
            .Node<TopicInvitation>(TopicQueries.FindInvitationAsync)
            .Node<PartnershipRisk>(RiskQueries.FindAsync)
            .Node<JointGroup>(JointGroupQueries.FindAsync)
            .Node<NeedsAssessment>(JointGroupQueries.FindAssessmentAsync)
            .Node<Recommendation>(RecommendationQueries.FindAsync)
            .Node<WorkProgrammeItem>(WorkProgrammeQueries.FindAsync)
            .Node<CompatibilityCheck>(CompatibilityQueries.FindAsync)
            .Node<Escalation>(EscalationQueries.FindAsync)
            .Node<RegisteredAsset>(AssetQueries.FindAsync)
            .Node<MonitoringReport>(MonitoringReportQueries.FindAsync);
}
