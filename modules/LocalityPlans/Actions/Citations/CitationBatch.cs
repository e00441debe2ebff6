namespace CouncilPlatform.LocalityPlans.Actions;

internal static class CitationBatch
{
    /// <summary>The citations that support an object of a partnership, in the order in which they were recorded.</summary>
    public static IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(
        this Batches batches,
        LocalityPlansDb db,
        Guid partnership,
        GlobalId subject
    ) =>
        batches.Values(
            subject.ToString(),
            (db, partnership),
            static (subjects, s) =>
                s
                    .db.Of<SourceCitation>(s.partnership)
                    .Where(c => subjects.Contains(c.SubjectId!))
                    .OrderBy(c => c.RecordedUtc)
                    .ThenBy(c => c.Id),
            static c => c.SubjectId!
        );
}
