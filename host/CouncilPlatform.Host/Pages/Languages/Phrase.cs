using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CouncilPlatform.Host.Pages.Languages;

/// <summary>A text for people. It says which language it is in, if that is not the page's: a screen reader then speaks it right.</summary>
/// <param name="Text">The text.</param>
/// <param name="Language">The language of a text that is not translated: en. Null if it is the page's, or not known.</param>
internal readonly record struct Phrase(string Text, string? Language = null) : IHtmlContent
{
    private const string English = "en";

    /// <summary>A text that is always English, such as a message of the API.</summary>
    public static Phrase InEnglish(string text) => new(text, Languages.Language.IsEnglish ? null : English);

    public static implicit operator Phrase(string text) => new(text);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (Language is { } language)
        {
            writer.Write($"<span lang=\"{language}\">");
            encoder.Encode(writer, Text);
            writer.Write("</span>");
        }
        else
        {
            encoder.Encode(writer, Text);
        }
    }

    public override string ToString() => Text;
}
