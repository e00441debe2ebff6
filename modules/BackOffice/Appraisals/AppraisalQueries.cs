namespace CouncilPlatform.BackOffice.Appraisals;

/// <summary>Options that councils weighed: what is not published yet is for the partnership's own people.</summary>
internal sealed class AppraisalQueries
{
    /// <summary>By slug.</summary>
    public static Task<Connection<Appraisal>> Appraisals(
        Partnership partnership,
        Paging paging,
        Caller caller,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) => ReadableBy(caller, partnership, db).PageAsync(paging, a => a.Slug, descending: false, cancellationToken);

    /// <summary>The appraisal with a slug, or null.</summary>
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
        return db.Appraisals.Where(a => a.PartnershipId == partnership.Id && (all || a.PublishedOn != null));
    }
}
