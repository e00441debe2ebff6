using System.ComponentModel;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Host.Pages.Languages;

/// <summary>
/// The texts of a page, a form or a whole module in another language: <c>page.cy.json</c>, <c>form.cy.json</c> or <c>words.cy.json</c>.
/// </summary>
internal sealed record TextOverlay
{
    [JsonPropertyName("$schema")]
    [Description("Where the JSON schema of this file is, for editors.")]
    public string? Schema { get; init; }

    [Description("Each English text with the same in the other language. Paths in braces stay as they are.")]
    public required IReadOnlyDictionary<string, string> Texts { get; init; }
}
