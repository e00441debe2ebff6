using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A document as one page of plain HTML. It needs no script, does not rely on colour, can be read at any width and is ready to print
/// (WCAG 2.2 AA). All text is encoded.
/// </summary>
public sealed class PrintedPage
{
    private const string Style = """
        :root { color: #0b0c0c; background: #fff; font: 1.125rem/1.5 Arial, sans-serif; }
        body { margin: 0 auto; max-width: 75rem; padding: 1rem; overflow-wrap: break-word; }
        h1 { font-size: 2rem; line-height: 1.2; }
        h2 { font-size: 1.5rem; line-height: 1.2; margin-top: 2rem; }
        dt { font-weight: bold; }
        dd { margin: 0 0 .5rem; }
        td.overdue { font-weight: bold; }
        .scroll { overflow-x: auto; }
        .scroll:focus { outline: 3px solid #0b0c0c; outline-offset: 2px; }
        table { border-collapse: collapse; width: 100%; }
        caption { font-weight: bold; padding: .5rem 0; text-align: left; }
        th, td { border: 1px solid #505a5f; padding: .4rem; text-align: left; vertical-align: top; }
        @media print {
          :root { font-size: 10pt; }
          body { max-width: none; padding: 0; }
          .scroll { overflow: visible; }
          thead { display: table-header-group; }
          tr, h2 { break-inside: avoid; }
          h2 { break-after: avoid; }
          @page { size: A4 landscape; margin: 15mm; }
        }
        """;

    /// <summary>
    /// The element with the style. A page of a module's own has it as it is: browsers apply no other style, because the host allows this
    /// one by its hash.
    /// </summary>
    // No constant: it would be compiled into a module, and differ from that of a later host.
    public static string StyleElement => $"<style>{StyleText}</style>";

    private const string StyleText = "\n" + Style + "\n";

    /// <summary>The source with which a content security policy allows the style.</summary>
    internal static readonly string StyleSource = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleText)))}'";

    private readonly string _title;
    private readonly string _partnership;
    private readonly StringBuilder _facts = new();
    private readonly StringBuilder _body = new();

    /// <param name="title">The document's title.</param>
    /// <param name="partnership">The name of the partnership whose document it is.</param>
    public PrintedPage(string title, string partnership)
    {
        _title = title;
        _partnership = partnership;
        Fact("Partnership", partnership);
    }

    /// <summary>Adds a line to the facts at the head of the document.</summary>
    public PrintedPage Fact(string term, string text)
    {
        _facts.Append(CultureInfo.InvariantCulture, $"<dt>{Encoded(term)}</dt><dd>{Encoded(text)}</dd>\n");
        return this;
    }

    public PrintedPage Heading(string text)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<h2>{Encoded(text)}</h2>\n");
        return this;
    }

    /// <param name="caption">What the table shows.</param>
    /// <param name="titles">The titles of its columns.</param>
    /// <param name="rows">One cell for each column. The first names the row; null shows as "none".</param>
    public PrintedPage Table(string caption, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string?>> rows)
    {
        _body.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"scroll\" role=\"region\" aria-label=\"{Encoded(caption)}\" tabindex=\"0\">\n"
                + $"<table>\n<caption>{Encoded(caption)}</caption>\n<thead><tr>"
        );
        foreach (var title in titles)
        {
            _body.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Encoded(title)}</th>");
        }

        _body.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            _body.Append("<tr>");
            foreach (var (index, cell) in row.Index())
            {
                var text = cell is null ? "none" : Encoded(cell);
                _body.Append(index == 0 ? $"<th scope=\"row\">{text}</th>" : $"<td>{text}</td>");
            }

            _body.Append("</tr>\n");
        }

        _body.Append("</tbody>\n</table>\n</div>\n");
        return this;
    }

    public override string ToString() =>
        $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encoded(_title)} – {Encoded(_partnership)}</title>
            {StyleElement}
            </head>
            <body>
            <main>
            <h1>{Encoded(_title)}</h1>
            <dl>
            {_facts}</dl>
            {_body}</main>
            </body>
            </html>

            """;

    public Task WriteAsync(Stream stream, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(ToString()), cancellationToken).AsTask();

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
