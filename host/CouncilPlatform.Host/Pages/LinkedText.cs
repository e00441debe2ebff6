using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CouncilPlatform.Host.Pages.Languages;
using Microsoft.AspNetCore.Html;

namespace CouncilPlatform.Host.Pages;

/// <summary>Text that people have recorded, in which addresses of the web are links.</summary>
internal sealed partial class LinkedText(Phrase phrase) : IHtmlContent
{
    /// <summary>Null if there is no text.</summary>
    public static LinkedText? Of(string? text) => text is null ? null : new((Phrase)text);

    /// <inheritdoc cref="Of(string)"/>
    public static LinkedText? Of(Phrase? text) => text is { } known ? new(known) : null;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        phrase.Begin(writer);
        var (text, end) = (phrase.Text, 0);
        foreach (Match found in Addresses().Matches(text))
        {
            if (!Uri.TryCreate(found.Value, UriKind.Absolute, out var address) || address.Host.Length == 0)
            {
                continue;
            }

            encoder.Encode(writer, text, end, found.Index - end);
            // The other site does not learn which page leads to it: the address of a page can say what somebody reads.
            writer.Write("<a class=\"govuk-link govuk-!-text-break-word\" rel=\"noreferrer\" href=\"");
            encoder.Encode(writer, address.AbsoluteUri);
            writer.Write("\">");
            encoder.Encode(writer, found.Value);
            writer.Write("</a>");
            end = found.Index + found.Length;
        }

        encoder.Encode(writer, text, end, text.Length - end);
        phrase.End(writer);
    }

    // What ends a sentence, or closes a bracket around the address, does not belong to it.
    [GeneratedRegex(
        """\bhttps?://[^\s<>"]*[^\s<>".,:;!?)\]’”']""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Addresses();
}
