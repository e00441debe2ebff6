namespace CouncilPlatform.LocalityPlans.Actions;

internal static class CitationBatch
{
    /// <summary>The citations that support an object.</summary>
    /// <param name="batches">Gathers the objects of sibling fields.</param>
    /// <param name="db">The module's tables.</param>
    /// <param name="partnership">The object's partnership.</param>
    /// <param name="subject">The object's id.</param>
    public static IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(
        this Batches batches,
        LocalityPlansDb db,
        Guid partnership,
        GlobalId subject
    ) =>
        batches
            .Load(
                subject.ToString(),
                (db, partnership),
                static async (subjects, s, ct) =>
                    (
                        await s
                            .db.Of<SourceCitation>(s.partnership)
                            .AsNoTracking()
                            .Where(c => subjects.Contains(c.SubjectId!))
                            .OrderBy(c => c.RecordedUtc)
                            .ThenBy(c => c.Id)
                            .ToListAsync(ct)
                    ).Grouped(c => c.SubjectId!)
            )
            .Then(citations => citations ?? []);
}
