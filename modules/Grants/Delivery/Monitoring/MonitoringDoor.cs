namespace CouncilPlatform.Grants.Delivery;

/// <summary>Through which every change of a monitoring return goes: to whoever may not read it, it is not there.</summary>
internal sealed class MonitoringDoor(GrantsDb db, Caller caller)
{
    /// <summary>Holds a return of the caller's, or for the partnership's officers any.</summary>
    public async Task<MonitoringReturn> HoldAsync(
        Partnership partnership,
        GlobalId monitoringReturn,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = monitoringReturn.For<MonitoringReturn>("input", "monitoringReturn");
        await AllocationOfAsync(partnership, id, cancellationToken);
        return await db.HoldAsync<MonitoringReturn>(partnership, id, version, cancellationToken);
    }

    /// <summary>Holds the allocation too, first, as wherever both are held: its money and its measures stand still meanwhile.</summary>
    public async Task<(Allocation Allocation, MonitoringReturn Return)> HoldWithAllocationAsync(
        Partnership partnership,
        GlobalId monitoringReturn,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = monitoringReturn.For<MonitoringReturn>("input", "monitoringReturn");
        var allocation = await AllocationOfAsync(partnership, id, cancellationToken);
        return (
            await db.HoldAsync<Allocation>(partnership, allocation, expectedVersion: null, cancellationToken),
            await db.HoldAsync<MonitoringReturn>(partnership, id, version, cancellationToken)
        );
    }

    // Whose it is never changes, so it may be read before it is held; and CONFLICT would tell a stranger that it is there.
    private async Task<Guid> AllocationOfAsync(Partnership partnership, Guid id, CancellationToken cancellationToken)
    {
        var found = await db
            .MonitoringReturns.Where(r => r.Id == id && r.PartnershipId == partnership.Id)
            .Select(r => new { r.AllocationId, r.OrganisationId })
            .SingleOrDefaultAsync(cancellationToken);
        return found is not null && (caller.Has(Role.Officer, partnership) || found.OrganisationId is { } own && caller.ActsFor(own))
            ? found.AllocationId
            : throw new RuleException(
                RuleCodes.NotFound,
                $"There is no such monitoring return of yours in {partnership.Name}.",
                "input",
                "monitoringReturn"
            );
    }
}
