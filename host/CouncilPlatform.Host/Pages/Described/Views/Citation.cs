namespace CouncilPlatform.Host.Pages.Described.Views;

/// <summary>How to name a page elsewhere, such as in a report: what it says changes, so the day belongs to it.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Partnership">The partnership's name. Null on its own page.</param>
/// <param name="Version">The version of the object that the page is about. Null if it has none, or was never changed.</param>
/// <param name="Address">The whole address of the page, filtered and sorted as it is.</param>
/// <param name="Read">The day in words.</param>
internal sealed record Citation(string Title, string? Partnership, string? Version, string Address, string Read)
{
    /// <param name="request">The visitor's request.</param>
    /// <param name="page">The address of the page in the host, without the slash before it.</param>
    public static Citation Of(HttpRequest request, string page, string title, string? partnership, string? version, TimeProvider time) =>
        new(
            title,
            partnership,
            version == "0" ? null : version,
            $"{request.Scheme}://{request.Host}{request.PathBase}/{page}",
            Answers.Cell.Of(UkTime.Today(time)).Text!
        );
}
