namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class HotspotMutations
{
    /// <summary>Reports a hotspot, and what is done about it immediately.</summary>
    [Requires(Role.Officer)]
    public static async Task<Hotspot> ReportHotspot(ReportHotspotInput input, Change<CommunityPlanningDb> change)
    {
        new Rules()
            .Text(input.Title, 200)
            .Text(input.ImmediateAction, 2000)
            .NotInFuture(input.IdentifiedOn, change.Today, "date when the hotspot was identified")
            .Check();
        var lead = await change.OrganisationAsync(input.Lead);
        var area = await change.FindAsync<LocalArea>(input.LocalArea);
        var hotspot = new Hotspot
        {
            LocalAreaId = area.Id,
            LeadId = lead.Id,
            LocalOutcomeId = await change.OutcomeIdAsync(input.LocalOutcome),
            Title = input.Title,
            IdentifiedOn = input.IdentifiedOn,
            ImmediateAction = input.ImmediateAction,
        };
        await change.RequireOwnerAsync(hotspot, InputPath.Of("lead"));
        return change.Done(change.Add(hotspot), $"{area.Name}: {hotspot.Title}");
    }

    /// <summary>Links a hotspot to the outcome that prevention contributes to.</summary>
    [Requires(Role.Officer)]
    public static async Task<Hotspot> LinkHotspot(LinkHotspotInput input, Change<CommunityPlanningDb> change)
    {
        var hotspot = await change.LockAsync<Hotspot>(input.Hotspot, input.Version);
        hotspot.LocalOutcomeId = await change.OutcomeIdAsync(input.LocalOutcome);
        return change.Done(hotspot, $"{hotspot.Title}: {input.LocalOutcome}");
    }

    /// <summary>Closes a hotspot with its result.</summary>
    [Requires(Role.Officer)]
    public static async Task<Hotspot> CloseHotspot(CloseHotspotInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Result, 2000).NotInFuture(input.On, change.Today, "date of closing").Check();
        var hotspot = await change.LockAsync<Hotspot>(input.Hotspot, input.Version);
        hotspot.Close(input.On, input.Result);
        return change.Done(hotspot, hotspot.Title);
    }
}
