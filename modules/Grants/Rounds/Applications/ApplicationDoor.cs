namespace CouncilPlatform.Grants.Rounds;

/// <summary>Through which every change of an application goes: to whoever may not read it, it is not there.</summary>
internal sealed class ApplicationDoor(GrantsDb db, Caller caller)
{
    /// <summary>Holds an application of the caller's, or for the partnership's officers any.</summary>
    public async Task<Application> HoldAsync(
        Partnership partnership,
        GlobalId application,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = application.For<Application>("input", "application");
        await RequireAsync(partnership, id, cancellationToken);
        return await db.HoldAsync<Application>(partnership, id, version, cancellationToken);
    }

    /// <summary>Holds the round too, first, as wherever both are held: decisions of one round queue.</summary>
    public async Task<(Round Round, Application Application)> HoldWithRoundAsync(
        Partnership partnership,
        GlobalId application,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = application.For<Application>("input", "application");
        var round = await RequireAsync(partnership, id, cancellationToken);
        return (
            await db.HoldAsync<Round>(partnership, round, expectedVersion: null, cancellationToken),
            await db.HoldAsync<Application>(partnership, id, version, cancellationToken)
        );
    }

    // Whose it is never changes, so it may be read before it is held; and CONFLICT would tell a stranger that it is there.
    private async Task<Guid> RequireAsync(Partnership partnership, Guid id, CancellationToken cancellationToken)
    {
        var found = await db
            .Applications.Where(a => a.Id == id && a.PartnershipId == partnership.Id)
            .Select(a => new { a.RoundId, a.OrganisationId })
            .SingleOrDefaultAsync(cancellationToken);
        return found is not null && (caller.Has(Role.Officer, partnership) || caller.ActsFor(found.OrganisationId))
            ? found.RoundId
            : throw new RuleException(
                RuleCodes.NotFound,
                $"There is no such application of yours in {partnership.Name}.",
                "input",
                "application"
            );
    }
}
