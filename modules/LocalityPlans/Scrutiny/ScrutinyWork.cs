namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>What scrutiny waits for.</summary>
internal sealed class ScrutinyWork : Feature
{
    public override void Work(ModuleWork work) =>
        work.Add<Recommendation>("Answer a recommendation", Role.Approver, "respondToRecommendation", Unanswered)
            .Add<Recommendation>("Carry out a recommendation", Role.Officer, "implementRecommendation", Accepted)
            .Add<Escalation>("Raise a matter with the next body, or close it", Role.Officer, mutation: null, Raised);

    // The executive need not answer a suggestion.
    private static IQueryable<WorkRow> Unanswered(WorkSearch w) =>
        from recommendation in w.Of<Recommendation>()
        where recommendation.State == RecommendationState.AwaitingResponse && recommendation.Kind == RecommendationKind.Recommendation
        select new WorkRow
        {
            Id = recommendation.Id,
            PartnershipId = recommendation.PartnershipId,
            Title = recommendation.Text,
            OwnerId = recommendation.OwnerCouncilId,
            Due = null,
        };

    private static IQueryable<WorkRow> Accepted(WorkSearch w) =>
        from recommendation in w.Of<Recommendation>()
        where recommendation.State == RecommendationState.Accepted || recommendation.State == RecommendationState.PartlyAccepted
        select new WorkRow
        {
            Id = recommendation.Id,
            PartnershipId = recommendation.PartnershipId,
            Title = recommendation.Text,
            OwnerId = recommendation.OwnerCouncilId,
            Due = null,
        };

    private static IQueryable<WorkRow> Raised(WorkSearch w) =>
        from escalation in w.Of<Escalation>()
        where escalation.ClosedOn == null && w.Parts<EscalationHop>().Any(h => h.EscalationId == escalation.Id && h.RaisedOn != null)
        select new WorkRow
        {
            Id = escalation.Id,
            PartnershipId = escalation.PartnershipId,
            Title = escalation.Title,
            OwnerId = escalation.OwnerId,
            Due = null,
        };
}
