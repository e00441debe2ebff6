namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>The requests for resources that wait for a decision.</summary>
internal sealed class EngagementWork : Feature
{
    public override void Work(ModuleWork work) =>
        work.Add<ResourceRequest>("Agree to a request for resources, or decline it", Role.Approver, mutation: null, Proposed);

    private static IQueryable<WorkRow> Proposed(WorkSearch w) =>
        from request in w.Of<ResourceRequest>()
        where request.State == ResourceRequestState.Proposed && request.RequestedById != w.Person
        select new WorkRow
        {
            Id = request.Id,
            PartnershipId = request.PartnershipId,
            Title = request.Title,
            OwnerId = null,
            Due = null,
        };
}
