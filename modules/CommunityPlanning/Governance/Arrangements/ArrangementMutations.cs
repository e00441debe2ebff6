namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed class ArrangementMutations
{
    /// <summary>Adds an arrangement to the end of the list.</summary>
    [Requires(Role.Officer)]
    public static async Task<Arrangement> AddArrangement(AddArrangementInput input, Change<CommunityPlanningDb> change)
    {
        Arrangement.Check(input).Text(input.Name, 200).OptionalText(input.Source, 300).Check();
        await change.RequireNewAsync<Arrangement>(a => a.Name == input.Name, $"with the name \"{input.Name}\"", InputPath.Of("name"));
        var arrangement = new Arrangement
        {
            Number = await change.NextNumberAsync<Arrangement>(a => a.PartnershipId == change.Partnership.Id),
            Name = input.Name,
            Source = input.Source,
        };
        return change.Done(change.Add(arrangement.Update(input)), arrangement.Name);
    }

    /// <summary>Changes an arrangement, except its name and source. What you leave out is cleared.</summary>
    [Requires(Role.Officer)]
    public static async Task<Arrangement> UpdateArrangement(UpdateArrangementInput input, Change<CommunityPlanningDb> change)
    {
        Arrangement.Check(input).Check();
        var arrangement = await change.LockAsync<Arrangement>(input.Arrangement, input.Version);
        return change.Done(arrangement.Update(input), arrangement.Name);
    }
}
