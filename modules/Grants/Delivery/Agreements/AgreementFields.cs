namespace CouncilPlatform.Grants.Delivery;

/// <summary>The agreement of an allocation, for the partnership's own people.</summary>
internal sealed class AgreementFields
{
    /// <summary>Null where none was sent.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<GrantAgreement?> Agreement(Allocation allocation, Batches batches, GrantsDb db) =>
        batches.Load<Guid, GrantAgreement>(
            "grants.allocation.agreement",
            allocation.Id,
            async (ids, cancellationToken) =>
                await db
                    .GrantAgreements.AsNoTracking()
                    .Where(a => ids.Contains(a.AllocationId))
                    .ToDictionaryAsync(a => a.AllocationId, cancellationToken)
        );
}
