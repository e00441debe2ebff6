namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed class ArrangementMutations
{
    /// <summary>Adds an arrangement to the end of the list.</summary>
    [Requires(Role.Officer)]
    public static async Task<Arrangement> AddArrangement(AddArrangementInput input, Change<CommunityPlanningDb> change)
    {
        Arrangement.Check(input).Text(input.Name, 200).OptionalText(input.Source, 300).Check();
        var exists = $"{change.Partnership.Name} already has an arrangement with the name \"{input.Name}\". Choose another name.";
        await change.RequireNoneAsync<Arrangement>(a => a.Name == input.Name, exists, input.Name);
        var arrangement = new Arrangement
        {
            PartnershipId = change.Partnership.Id,
            Number = await change.NextNumberAsync<Arrangement>(a => a.PartnershipId == change.Partnership.Id),
            Name = input.Name,
            Source = input.Source,
        };
        return change.Done(change.Add(arrangement.Update(input)), arrangement.Name);
    }

    /// <summary>
    /// Changes everything about an arrangement except its name and source. Send every field; what you leave out is cleared.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Arrangement> UpdateArrangement(UpdateArrangementInput input, Change<CommunityPlanningDb> change)
    {
        Arrangement.Check(input).Check();
        var arrangement = await change.LockAsync<Arrangement>(input.Arrangement, input.Version);
        return change.Done(arrangement.Update(input), arrangement.Name);
    }
}
