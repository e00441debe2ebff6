namespace CouncilPlatform.Grants.OpenData;

internal sealed class ApplicationAwardFields
{
    /// <summary>The amounts awarded, as decided and as they are now; null if nothing was awarded.</summary>
    public static IDataLoaderResult<AwardStatus?> Award(Application application, Batches batches, AwardStatuses statuses) =>
        batches.Load(
            application.Id,
            (statuses, application.PartnershipId),
            static (applications, s, ct) => s.statuses.OfAsync(s.PartnershipId, applications, ct)
        );

    /// <summary>
    /// The identifier under which the award is published in the 360Giving standard; null until all its agreements are signed.
    /// </summary>
    public static IDataLoaderResult<string?> PublishedAs(Application application, Batches batches, GrantsDb db) =>
        batches.Load(
            application.Id,
            (db, application.PartnershipId),
            static async (applications, s, ct) =>
                (IReadOnlyDictionary<Guid, string>)
                    await s
                        .db.Of<Award>(s.PartnershipId)
                        .Where(a => a.ApplicationId != null && applications.Contains(a.ApplicationId.Value))
                        .Select(a => new { a.ApplicationId, a.Identifier })
                        .ToDictionaryAsync(a => a.ApplicationId!.Value, a => a.Identifier, ct)
        );
}
