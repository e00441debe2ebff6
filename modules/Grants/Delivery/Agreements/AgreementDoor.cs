namespace CouncilPlatform.Grants.Delivery;

/// <summary>Through which every signature goes: to whoever may not read the agreement, it is not there. And what a payment asks of it.</summary>
internal sealed class AgreementDoor(GrantsDb db, Caller caller)
{
    /// <summary>Holds an agreement, and its allocation first.</summary>
    public async Task<GrantAgreement> HoldAsync(
        Partnership partnership,
        GlobalId agreement,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = agreement.For<GrantAgreement>("input", "agreement");
        var found = await db
            .GrantAgreements.Where(a => a.Id == id && a.PartnershipId == partnership.Id)
            .Select(a => new { a.AllocationId, a.RecipientId })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || !caller.Has(Role.Officer, partnership) && !(found.RecipientId is { } recipient && caller.ActsFor(recipient)))
        {
            throw new RuleException(
                RuleCodes.NotFound,
                $"There is no such agreement of yours in {partnership.Name}.",
                "input",
                "agreement"
            );
        }

        await db.HoldAsync<Allocation>(partnership, found.AllocationId, expectedVersion: null, cancellationToken);
        return await db.HoldAsync<GrantAgreement>(partnership, id, version, cancellationToken);
    }

    /// <summary>Who gives and gets what an agreement is about, before anything is held; null where no application was awarded it.</summary>
    public async Task<AwardParties?> PartiesAsync(
        Partnership partnership,
        GlobalId agreement,
        OwnAwards awards,
        CancellationToken cancellationToken
    )
    {
        var id = agreement.For<GrantAgreement>("input", "agreement");
        var allocation = await db
            .GrantAgreements.Where(a => a.Id == id && a.PartnershipId == partnership.Id)
            .Select(a => (Guid?)a.AllocationId)
            .SingleOrDefaultAsync(cancellationToken);
        return allocation is { } known ? await awards.PartiesAsync(partnership, known, cancellationToken) : null;
    }

    /// <summary>Requires both signatures where there is an agreement, and an agreement where an application was awarded the money. The allocation is held.</summary>
    /// <exception cref="RuleException">NOT_SIGNED.</exception>
    public async Task RequireSignedAsync(Allocation allocation, CancellationToken cancellationToken)
    {
        var agreement = await db
            .GrantAgreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.AllocationId == allocation.Id, cancellationToken);
        var missing = agreement switch
        {
            null => await db.ApplicationDraws.AnyAsync(d => d.AllocationId == allocation.Id, cancellationToken)
                ? "No agreement was sent. Send one first."
                : null,
            { RecipientSigned: null } => "The recipient has not signed the agreement yet.",
            { CouncilSigned: null } => "The council has not signed the agreement yet.",
            _ => null,
        };
        new Rules()
            .Require(missing is null, "NOT_SIGNED", $"\"{allocation.Title}\" cannot be paid. {missing}", "input", "milestone")
            .Check();
    }
}
