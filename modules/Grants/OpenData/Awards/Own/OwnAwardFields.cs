namespace CouncilPlatform.Grants.OpenData;

/// <summary>Where an award was decided, for the partnership's own people.</summary>
internal sealed class OwnAwardFields
{
    /// <summary>The application it was awarded on; null for one that was imported.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Application?>? Application(Award award, Batches batches, GrantsDb db) =>
        award.ApplicationId is { } id ? ApplicationQueries.Load(id, batches, db) : null;
}
