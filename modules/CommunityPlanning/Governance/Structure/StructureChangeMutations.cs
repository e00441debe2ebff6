namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed class StructureChangeMutations
{
    /// <summary>Proposes a change of structures or processes.</summary>
    [Requires(Role.Officer)]
    public static StructureChange ProposeStructureChange(ProposeStructureChangeInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Title, 200).Text(input.Change, 4000).Check();
        var proposed = new StructureChange
        {
            Title = input.Title,
            Change = input.Change,
            ProposedById = change.Caller.Person,
        };
        return change.Done(change.Add(proposed), proposed.Title);
    }

    /// <summary>Records that a change was equality proofed, and what was found.</summary>
    [Requires(Role.Officer)]
    public static async Task<StructureChange> ProofStructureChange(ProofStructureChangeInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Findings, 4000).NotInFuture(input.On, change.Today, "date of equality proofing").Check();
        var proposed = await change.LockAsync<StructureChange>(input.StructureChange, input.Version);
        proposed.Proof(input.Findings, input.On);
        return change.Done(proposed, proposed.Title);
    }

    /// <summary>Adopts a change that somebody else proposed. Without equality proofing the change keeps a warning.</summary>
    [Requires(Role.Approver)]
    public static async Task<StructureChange> AdoptStructureChange(AdoptStructureChangeInput input, Change<CommunityPlanningDb> change)
    {
        var proposed = await change.LockAsync<StructureChange>(input.StructureChange, input.Version);
        proposed.Adopt(input.On, change.Caller);
        return change.Done(proposed, proposed.Title + (proposed.Warnings().Count > 0 ? ", without equality proofing" : ""));
    }
}
