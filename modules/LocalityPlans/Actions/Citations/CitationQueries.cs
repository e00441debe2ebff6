namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class CitationQueries
{
    /// <summary>The partnership's citations, in the order in which they were recorded.</summary>
    /// <param name="document">Only of the document with this title.</param>
    /// <param name="paragraph">Only of paragraphs with this number; there may be several.</param>
    public static Task<Connection<SourceCitation>> SourceCitations(
        Partnership partnership,
        string? document,
        string? paragraph,
        Paging paging,
        LocalityPlansDb db
    ) =>
        db.Of<SourceCitation>(partnership)
            .Where(c => (document == null || c.Document == document) && (paragraph == null || c.Paragraph == paragraph))
            .PageAsync(paging, c => c.RecordedUtc);
}
