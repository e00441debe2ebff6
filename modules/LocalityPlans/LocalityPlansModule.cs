using CouncilPlatform.LocalityPlans;
using CouncilPlatform.LocalityPlans.Briefings;
using CouncilPlatform.LocalityPlans.JointGroups;
using CouncilPlatform.LocalityPlans.Members;
using CouncilPlatform.LocalityPlans.Risks;
using CouncilPlatform.LocalityPlans.Topics;
using CouncilPlatform.Sdk;

[assembly: CouncilModule("localityplans", SdkVersion.Current)]

namespace CouncilPlatform.LocalityPlans;

/// <summary>Plans of districts and county, the actions they agree on, and how those fare.</summary>
internal sealed class LocalityPlansModule : ServiceModule
{
    public override void Register(ModuleServices services) => services
        .Db<LocalityPlansDb>()
        .Handlers();

    public override void Graph(GraphContribution graph)
    {
        AddMonitoring(graph);
    }

    // Recommendations and what follows from them; the plans themselves are above.
    private static void AddMonitoring(GraphContribution graph) => graph
        .Extend<Partnership, ElectedMemberQueries>()
        .Extend<Partnership, BriefingQueries>()
        .Extend<Partnership, TopicQueries>()
        .Extend<Partnership, RiskQueries>()
        .Extend<Partnership, JointGroupQueries>()
        .Mutation<ElectedMemberMutations>()
        .Mutation<BriefingMutations>()
        .Mutation<TopicMutations>()
        .Mutation<RiskMutations>()
        .Mutation<JointGroupMutations>()
        .Node<ElectedMember>(ElectedMemberQueries.FindAsync)
        .Node<MemberBriefing>(BriefingQueries.FindAsync)
        .Node<WorkingTopic>(TopicQueries.FindAsync)
        .Node<TopicInvitation>(TopicQueries.FindInvitationAsync)
        .Node<PartnershipRisk>(RiskQueries.FindAsync)
        .Node<JointGroup>(JointGroupQueries.FindAsync)
        .Node<NeedsAssessment>(JointGroupQueries.FindAssessmentAsync);
}
