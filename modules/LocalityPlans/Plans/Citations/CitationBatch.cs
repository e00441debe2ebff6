namespace CouncilPlatform.LocalityPlans.Plans;

internal static class CitationBatch
{
    /// <summary>The citations that bear out an object, gathered over sibling fields.</summary>
    public static IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(
        this Batches batches,
        LocalityPlansDb db,
        string type,
        Guid id
    ) =>
        batches
            .Load<string, IReadOnlyList<SourceCitation>>(
                "localityplans.citations",
                new GlobalId(type, id).ToString(),
                async (subjects, cancellationToken) =>
                    (
                        await db
                            .SourceCitations.AsNoTracking()
                            .Where(c => subjects.Contains(c.SubjectId!))
                            .OrderBy(c => c.RecordedUtc)
                            .ThenBy(c => c.Id)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(c => c.SubjectId!, StringComparer.Ordinal)
                        .ToDictionary(g => g.Key, IReadOnlyList<SourceCitation> (g) => [.. g], StringComparer.Ordinal)
            )
            .Then(citations => citations ?? []);
}
