namespace CouncilPlatform.Grants;

/// <summary>The document that says so.</summary>
/// <param name="Place">Where in it, as in "paragraph 2.7"; null where nothing is said. Numbers may stand twice in a document: they are for people.</param>
internal sealed record Citation(string Title, PartialDate Date, string? Place);

/// <param name="Title">The document's title, and whose it is.</param>
/// <param name="Date">Its date, as precisely as it gives it.</param>
/// <param name="Place">Where in it, as in "paragraph 2.7".</param>
internal sealed record CitationInput(string Title, PartialDate Date, string? Place);

internal static class CitationRules
{
    public const int LongestTitle = 300;

    public const int LongestPlace = 100;

    public static Rules Document(this Rules rules, CitationInput document) =>
        rules
            .Text(document.Title, LongestTitle, "input", "document", "title")
            .OptionalText(document.Place, LongestPlace, "input", "document", "place");
}
