namespace CouncilPlatform.Grants.OpenData;

/// <summary>What an award was before: for the partnership's own people, because text may have been removed for good reason.</summary>
internal sealed class AwardHistoryFields
{
    /// <summary>What later imports changed, the newest first: one entry for each field.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<AwardChange>> History(Award award, Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(
            award.Id,
            db,
            static db => db.Set<AwardChange>(),
            static c => c.AwardId,
            paging,
            static c => c.ChangedAt,
            descending: true
        );
}
