namespace CouncilPlatform.Grants.OpenData;

/// <summary>What became of an application's award.</summary>
internal sealed class ApplicationAwardFields
{
    /// <summary>The amounts awarded, as decided and as they are now; null if nothing was awarded.</summary>
    public static IDataLoaderResult<AwardStanding?> Award(Application application, Batches batches, Standings standings) =>
        batches.Load(
            application.Id,
            (standings, application.PartnershipId),
            static (applications, s, ct) => s.standings.OfAsync(s.PartnershipId, applications, ct)
        );

    /// <summary>
    /// The identifier under which the award is published in the 360Giving standard; null until all its agreements are signed.
    /// </summary>
    public static IDataLoaderResult<string?> PublishedAs(Application application, Batches batches, GrantsDb db) =>
        batches.Load<Guid, (GrantsDb Db, Guid Partnership), string>(
            application.Id,
            (db, application.PartnershipId),
            static async (applications, state, cancellationToken) =>
                await state
                    .Db.Of<Award>(state.Partnership)
                    .Where(a => a.ApplicationId != null && applications.Contains(a.ApplicationId.Value))
                    .Select(a => new { a.ApplicationId, a.Identifier })
                    .ToDictionaryAsync(a => a.ApplicationId!.Value, a => a.Identifier, cancellationToken)
        );
}

/// <summary>Where an award was decided, for the partnership's own people.</summary>
internal sealed class OwnAwardFields
{
    /// <summary>The application that was awarded; null for an imported award.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Application?> Application(Award award, Batches batches, GrantsDb db) =>
        batches.Row<Application>(db, award.ApplicationId);
}
