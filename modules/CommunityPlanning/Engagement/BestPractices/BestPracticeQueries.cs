namespace CouncilPlatform.CommunityPlanning.Engagement;

internal sealed class BestPracticeQueries
{
    /// <summary>The practices that this partnership shares, by title.</summary>
    public static Task<Connection<BestPractice>> BestPractices(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<BestPractice>(partnership).PageAsync(paging, p => p.Title);

    /// <summary>Searches the practices of every partnership that you may read.</summary>
    /// <param name="search">The words, or how they begin: "volunt" finds volunteers. Leave it out for every practice.</param>
    /// <param name="tag">Only practices with this tag, like youth.</param>
    public static Task<PracticeSearch> FindBestPractice(
        Partnership partnership,
        string? search,
        string? tag,
        PracticeFinder finder,
        CancellationToken cancellationToken
    )
    {
        var words = SearchTerms.Words(search ?? "").Distinct(StringComparer.Ordinal).ToList();
        new Rules()
            .OptionalText(search, 200, InputPath.Argument("search"))
            .OptionalText(tag, 60, InputPath.Argument("tag"))
            .Valid(words.Count <= PracticeFinder.MaxWords, $"Enter at most {PracticeFinder.MaxWords} words.", InputPath.Argument("search"))
            .Check();
        return finder.FindAsync(words, tag, cancellationToken);
    }
}
