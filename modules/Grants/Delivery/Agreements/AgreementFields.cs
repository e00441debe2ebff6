namespace CouncilPlatform.Grants.Delivery;

internal sealed class AgreementFields
{
    /// <summary>The allocation's grant agreement; null while none was sent.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<GrantAgreement?> Agreement(Allocation allocation, Batches batches, GrantsDb db) =>
        batches
            .Parts(db, allocation.Id, static (GrantAgreement a) => a.AllocationId, static a => a.Sent)
            .Then(agreements => agreements.SingleOrDefault());
}

internal sealed class ApplicationAgreementFields
{
    /// <summary>The award's grant agreements that were sent, one for each fund that pays for it.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantAgreement>> Agreements(Application application, Batches batches, GrantsDb db) =>
        batches.Values(
            application.Id,
            (db, application.PartnershipId),
            static (applications, s) =>
                from draw in s.db.Set<ApplicationDraw>()
                join agreement in s.db.Of<GrantAgreement>(s.PartnershipId) on draw.AllocationId equals agreement.AllocationId
                where applications.Contains(draw.ApplicationId)
                orderby agreement.AllocationId
                select new { draw.ApplicationId, Agreement = agreement },
            static d => d.ApplicationId,
            static d => d.Agreement
        );
}
