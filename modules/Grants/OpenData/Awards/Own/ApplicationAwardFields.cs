namespace CouncilPlatform.Grants.OpenData;

/// <summary>What became of an application's award.</summary>
internal sealed class ApplicationAwardFields
{
    /// <summary>What it came to, as decided and as it stands; null where nothing was awarded.</summary>
    public static IDataLoaderResult<AwardStanding?> Award(Application application, Batches batches, Standings standings) =>
        batches.Load<Guid, AwardStanding>("grants.application.award", application.Id, standings.OfAsync);

    /// <summary>The identifier under which its award is published in the 360Giving standard; null until all its agreements are signed.</summary>
    public static IDataLoaderResult<string?> PublishedAs(Application application, Batches batches, GrantsDb db) =>
        batches.Load<Guid, string>(
            "grants.application.published",
            application.Id,
            async (ids, cancellationToken) =>
                await db
                    .Awards.Where(a => a.ApplicationId != null && ids.Contains(a.ApplicationId.Value))
                    .Select(a => new { a.ApplicationId, a.Identifier })
                    .ToDictionaryAsync(a => a.ApplicationId!.Value, a => a.Identifier, cancellationToken)
        );
}
