namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <summary>What worked, here and elsewhere.</summary>
internal sealed class BestPracticeQueries
{
    /// <summary>What this partnership shares, by title.</summary>
    public static Task<Connection<BestPractice>> BestPractices(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .BestPractices.Where(p => p.PartnershipId == partnership.Id)
            .PageAsync(paging, p => p.Title, descending: false, cancellationToken);

    /// <summary>Searches what every partnership shares that you may read.</summary>
    /// <param name="search">Words, each of which must begin a word of the practice: "volunt" finds volunteers. None finds all.</param>
    /// <param name="tag">Only with this tag.</param>
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
            .OptionalText(search, 200, "search")
            .OptionalText(tag, 60, "tag")
            .Require(
                words.Count <= PracticeFinder.MostWords,
                RuleCodes.Invalid,
                $"Search for at most {PracticeFinder.MostWords} words.",
                "search"
            )
            .Check();
        return finder.FindAsync(words, tag, cancellationToken);
    }
}
