namespace CouncilPlatform.Grants.Delivery;

/// <summary>The agreements of an award, for its organisation too.</summary>
internal sealed class ApplicationAgreementFields
{
    /// <summary>One for each fund that was drawn on, once sent.</summary>
    public static IDataLoaderResult<IReadOnlyList<GrantAgreement>> Agreements(Application application, Batches batches, GrantsDb db) =>
        batches
            .Load<Guid, IReadOnlyList<GrantAgreement>>("grants.application.agreements", application.Id, async (ids, cancellationToken) => (
                        await (
                            from draw in db.ApplicationDraws
                            join agreement in db.GrantAgreements on draw.AllocationId equals agreement.AllocationId
                            where ids.Contains(draw.ApplicationId)
                            orderby agreement.AllocationId
                            select new { draw.ApplicationId, Agreement = agreement }
                        )
                            .AsNoTracking()
                            .ToListAsync(cancellationToken)
                    ).ToLookup(d => d.ApplicationId, d => d.Agreement).ToDictionary(g => g.Key, IReadOnlyList<GrantAgreement> (g) => [.. g]))
            .Then(agreements => agreements ?? []);
}
