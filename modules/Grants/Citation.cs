namespace CouncilPlatform.Grants;

/// <summary>The document that states something.</summary>
/// <param name="Title">The document's title, and whose document it is.</param>
/// <param name="Date">The document's date, as precisely as it gives it.</param>
/// <param name="Place">Where in the document, like paragraph 2.7.</param>
internal sealed record Citation(string Title, PartialDate Date, string? Place);

/// <summary>The document that states something.</summary>
internal sealed record CitationInput(string Title, PartialDate Date, string? Place);

internal static class CitationRules
{
    public const int MaxTitleLength = 300;

    public const int MaxPlaceLength = 100;

    public static Rules Document(this Rules rules, CitationInput? document) =>
        document is null
            ? rules
            : rules
                .Text(document.Title, MaxTitleLength, InputPath.Of("document", "title"))
                .OptionalText(document.Place, MaxPlaceLength, InputPath.Of("document", "place"));
}
