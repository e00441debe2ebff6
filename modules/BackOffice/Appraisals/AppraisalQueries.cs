namespace CouncilPlatform.BackOffice.Appraisals;

internal sealed class AppraisalQueries
{
    /// <summary>Options appraisals, by short name: published ones, and for the partnership's own people the others too.</summary>
    public static Task<Connection<Appraisal>> Appraisals(Partnership partnership, Paging paging, BackOfficeDb db) =>
        db.Of<Appraisal>(partnership).PageAsync(paging, a => a.Slug);

    /// <summary>The appraisal with a short name; null where there is none that you may read.</summary>
    /// <param name="slug">The appraisal's short name, like preferred-option.</param>
    public static Task<Appraisal?> Appraisal(Partnership partnership, string slug, BackOfficeDb db, CancellationToken cancellationToken) =>
        db.Of<Appraisal>(partnership).AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug, cancellationToken);
}
