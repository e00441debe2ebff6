namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>Changing the partnership's structures.</summary>
internal sealed class StructureChangeMutations
{
    [Requires(Role.Officer)]
    public static Task<StructureChange> ProposeStructureChange(
        ProposeStructureChangeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 200, "input", "title").Text(input.Change, 4000, "input", "change").Check();
        return db.WriteAsync(
            _ =>
            {
                var change = new StructureChange
                {
                    PartnershipId = partnership.Id,
                    Title = input.Title,
                    Change = input.Change,
                };
                db.Add(change);
                db.Audit("proposeStructureChange", change, partnership.Id, change.Title);
                return Task.FromResult(change);
            },
            cancellationToken
        );
    }

    /// <summary>Records that a change was equality proofed, and with what findings.</summary>
    [Requires(Role.Officer)]
    public static Task<StructureChange> ProofStructureChange(
        ProofStructureChangeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.StructureChange.For<StructureChange>("input", "structureChange");
        new Rules()
            .Text(input.Findings, 4000, "input", "findings")
            .Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come. Record it when it was done.", "input", "on")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var change = await db.HoldAsync<StructureChange>(partnership, id, input.Version, ct);
                (change.EqualityFindings, change.EqualityProofedOn) = (input.Findings, input.On);
                db.Audit("proofStructureChange", change, partnership.Id, change.Title);
                return change;
            },
            cancellationToken
        );
    }

    /// <summary>Says from when a change holds. Without equality proofing that is possible, and a warning stays on it.</summary>
    [Requires(Role.Approver)]
    public static Task<StructureChange> AdoptStructureChange(
        AdoptStructureChangeInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.StructureChange.For<StructureChange>("input", "structureChange");
        return db.WriteAsync(
            async ct =>
            {
                var change = await db.HoldAsync<StructureChange>(partnership, id, input.Version, ct);
                new Rules()
                    .Require(
                        change.AdoptedOn is null,
                        RuleCodes.AlreadyExists,
                        $"The change holds since {change.AdoptedOn:yyyy-MM-dd}.",
                        "input",
                        "structureChange"
                    )
                    .Check();
                change.AdoptedOn = input.On;
                db.Audit(
                    "adoptStructureChange",
                    change,
                    partnership.Id,
                    change.Title + (change.Warnings().Count > 0 ? ", without equality proofing" : "")
                );
                return change;
            },
            cancellationToken
        );
    }
}
