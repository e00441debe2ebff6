namespace CouncilPlatform.Grants.OpenData;

internal sealed class AwardFields
{
    /// <summary>The application that was awarded; null for an imported award.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Application?> Application(Award award, Batches batches, GrantsDb db) =>
        batches.Row<Application>(db, award.ApplicationId);

    // Closed to the public, because text may have been removed for good reason.
    /// <summary>What later imports changed, the newest first: one entry for each field.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Connection<AwardChange>> History(Award award, Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, award.Id, static (AwardChange c) => c.AwardId, paging, static c => c.ChangedAt, descending: true);

    /// <summary>The fields whose text may contain personal data.</summary>
    [Requires(Role.Officer)]
    public static IDataLoaderResult<IReadOnlyList<PersonalDataFinding>> PersonalData(Award award, Batches batches, GrantsDb db) =>
        batches
            .Parts(db, award.Id, static (PersonalDataFinding f) => f.AwardId, static f => f.Field)
            .Then(
                IReadOnlyList<PersonalDataFinding> (found) => [.. found.OrderBy(f => f.Field, StringComparer.Ordinal).ThenBy(f => f.Kind)]
            );
}
