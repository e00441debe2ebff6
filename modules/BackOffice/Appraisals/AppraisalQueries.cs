namespace CouncilPlatform.BackOffice.Appraisals;

internal sealed class AppraisalQueries
{
    /// <summary>Options appraisals, by short name: published ones, and for the partnership's own people the others too.</summary>
    public static Task<Connection<Appraisal>> Appraisals(Partnership partnership, Paging paging, Caller caller, BackOfficeDb db) =>
        ReadableBy(caller, partnership, db).PageAsync(paging, a => a.Slug);

    /// <summary>The appraisal with a short name; null where there is none that you may read.</summary>
    /// <param name="slug">The appraisal's short name, like preferred-option.</param>
    public static Task<Appraisal?> Appraisal(
        Partnership partnership,
        string slug,
        Caller caller,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) => ReadableBy(caller, partnership, db).AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug, cancellationToken);

    private static IQueryable<Appraisal> ReadableBy(Caller caller, Partnership partnership, BackOfficeDb db)
    {
        var all = caller.Has(Role.Viewer, partnership);
        return db.Of<Appraisal>(partnership).Where(a => all || a.PublishedOn != null);
    }
}
