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
        Begin(writer);
        encoder.Encode(writer, Text);
        End(writer);
    }

    /// <summary>Says which language what follows is in.</summary>
    public void Begin(TextWriter writer)
    {
        if (Language is not null)
        {
            writer.Write($"<span lang=\"{Language}\">");
        }
    }

    /// <summary>Ends what <see cref="Begin"/> has begun.</summary>
    public void End(TextWriter writer)
    {
        if (Language is not null)
        {
            writer.Write("</span>");
        }
    }

    public override string ToString() => Text;
}
