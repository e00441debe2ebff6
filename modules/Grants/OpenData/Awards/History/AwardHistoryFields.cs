namespace CouncilPlatform.Grants.OpenData;

/// <summary>What an award was before: for the partnership's own people, for what was taken out may have been taken out with reason.</summary>
internal sealed class AwardHistoryFields
{
    /// <summary>What later imports changed of it, the newest first: a line for each field.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<AwardChange>> History(Award award, Paging paging, Batches batches, GrantsDb db) =>
        batches.Page("grants.award.history", award.Id, db.AwardChanges, c => c.AwardId, paging, c => c.ChangedAt, descending: true);
}
