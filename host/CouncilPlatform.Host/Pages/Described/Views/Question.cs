using System.Text.Encodings.Web;
using System.Text.Json;
using CouncilPlatform.Host.Pages.Described.Descriptions;

namespace CouncilPlatform.Host.Pages.Described.Views;

/// <summary>The question behind a page, for people who ask it with other programs.</summary>
/// <param name="Document">The GraphQL document.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Address">The whole address that answers it.</param>
/// <param name="Rows">The path in the answer to the rows of the page's first list. Null if the page has no list.</param>
internal sealed record Question(string Document, IReadOnlyDictionary<string, object?> Variables, string Address, string? Rows)
{
    // What people read and copy, in a page that escapes it once more.
    private static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Question Of(DescribedPage page, PageQuery query, Partnership partnership, PageDocument document, string address) =>
        new(
            page.Document.Trim(),
            query
                .Variables.Prepend(KeyValuePair.Create("partnership", (object?)partnership.Slug))
                .Where(v => document.Variables.ContainsKey(v.Key))
                .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal),
            address,
            page.Description.Panels.OfType<RowsPanel>().FirstOrDefault()?.Rows
        );

    public string VariablesAsJson => JsonSerializer.Serialize(Variables, _readable);

    /// <summary>What a program sends.</summary>
    public string Body => JsonSerializer.Serialize(new { query = Document, variables = Variables }, _readable);

    public string Curl => $"curl {Address} -H 'Content-Type: application/json' -d '{Body.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>A query of Power BI, and of Excel's Power Query.</summary>
    public string PowerQuery =>
        $$"""
            let
                Body = "{{Body.Replace("\"", "\"\"", StringComparison.Ordinal)}}",
                Answer = Json.Document(Web.Contents("{{Address}}", [
                    Headers = [#"Content-Type" = "application/json"],
                    Content = Text.ToBinary(Body)])),
                Rows = Answer[data]{{string.Concat((Rows ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries).Select(p => $"[{p}]"))}}
            in
                {{(Rows is null ? "Rows" : "Table.FromRecords(Rows, null, MissingField.UseNull)")}}
            """;

    /// <summary>Where Grafana's Infinity data source finds the rows.</summary>
    public string GrafanaRoot => Rows is null ? "data" : $"data.{Rows}";
}
