namespace CouncilPlatform.Grants.Rounds;

/// <summary>Applications: all for the partnership's own people, their organisation's own for applicants.</summary>
internal sealed class ApplicationQueries
{
    /// <summary>Applications, in the order they were started unless told otherwise.</summary>
    [Requires(Role.Applicant)]
    public static async Task<ApplicationConnection> Applications(
        Partnership partnership,
        ApplicationFilterInput? filter,
        ApplicationOrderInput? orderBy,
        Caller caller,
        Paging paging,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisation;
        var applications = db
            .Applications.Where(a => a.PartnershipId == partnership.Id && (all || a.OrganisationId == own))
            .Matching(filter, db);
        var descending = orderBy?.Direction == OrderDirection.Descending;
        var page = await (
            orderBy?.Field switch
            {
                ApplicationOrderField.Amount => applications.PageAsync(
                    paging,
                    a => a.RevenuePence + a.CapitalPence,
                    descending,
                    cancellationToken
                ),
                ApplicationOrderField.Submitted => applications.PageAsync(
                    paging,
                    a => a.SubmittedUtc ?? ApplicationFilter.NotYet,
                    descending,
                    cancellationToken
                ),
                ApplicationOrderField.State => applications.PageAsync(paging, ApplicationFilter.Progress, descending, cancellationToken),
                _ => applications.PageAsync(paging, a => a.StartedUtc, descending, cancellationToken),
            }
        );
        return new(page, applications);
    }

    internal static IDataLoaderResult<Application?> Load(Guid id, Batches batches, GrantsDb db) =>
        batches.Load<Guid, Application>(
            "grants.application",
            id,
            async (ids, cancellationToken) =>
                await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken)
        );

    internal static Task<Application?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
}
