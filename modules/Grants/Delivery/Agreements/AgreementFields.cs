namespace CouncilPlatform.Grants.Delivery;

/// <summary>The agreement of an allocation, for the partnership's own people.</summary>
internal sealed class AgreementFields
{
    /// <summary>The allocation's grant agreement; null while none was sent.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<GrantAgreement?> Agreement(Allocation allocation, Batches batches, GrantsDb db) =>
        batches
            .Parts(db, allocation.Id, static (GrantAgreement a) => a.AllocationId, static a => a.Sent)
            .Then(agreements => agreements.SingleOrDefault());
}

/// <summary>The agreements of an award, for its organisation too.</summary>
internal sealed class ApplicationAgreementFields
{
    /// <summary>The award's grant agreements that were sent, one for each fund that pays for it.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantAgreement>> Agreements(Application application, Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, (GrantsDb Db, Guid Partnership), IReadOnlyList<GrantAgreement>>(
                application.Id,
                (db, application.PartnershipId),
                static async (applications, state, cancellationToken) =>
                {
                    var agreements =
                        from draw in state.Db.Set<ApplicationDraw>()
                        join agreement in state.Db.Of<GrantAgreement>(state.Partnership) on draw.AllocationId equals agreement.AllocationId
                        where applications.Contains(draw.ApplicationId)
                        orderby agreement.AllocationId
                        select new { draw.ApplicationId, Agreement = agreement };
                    return (await agreements.AsNoTracking().ToListAsync(cancellationToken))
                        .ToLookup(d => d.ApplicationId, d => d.Agreement)
                        .ToDictionary(g => g.Key, IReadOnlyList<GrantAgreement> (g) => [.. g]);
                }
            )
            .Then(agreements => agreements ?? []);
}
