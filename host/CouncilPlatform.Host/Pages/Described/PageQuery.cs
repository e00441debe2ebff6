using System.Globalization;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>What the address of a page says: filters, how to sort, and which part of a long list to show.</summary>
internal sealed class PageQuery
{
    public const string After = "after";
    public const string SortBy = "sort";
    public const string SortDirection = "direction";
    public const string Ascending = "ASCENDING";
    public const string Descending = "DESCENDING";

    private readonly PageDocument _document;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _variables = new(StringComparer.Ordinal);
    private readonly List<string> _refused = [];

    public PageQuery(PageDescription page, PageDocument document, GlobalId? id, IQueryCollection query)
    {
        _document = document;
        if (id is { } about)
        {
            _variables["id"] = about.ToString();
        }

        foreach (var name in page.Filters.Select(f => f.Variable).Concat([After, SortBy, SortDirection]))
        {
            if (query[name].ToString() is { Length: > 0 } text && document.Variables.TryGetValue(name, out var type))
            {
                Take(name, text.Trim(), type);
            }
        }
    }

    /// <summary>The values of the address that the document can take.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The document's variables.</summary>
    public IReadOnlyDictionary<string, object?> Variables => _variables;

    /// <summary>The filters whose value is none that they can have.</summary>
    public IReadOnlyList<string> Refused => _refused;

    public bool IsLaterPage => _values.ContainsKey(After);

    public string? Sort => _values.GetValueOrDefault(SortBy);

    public string Direction => _values.GetValueOrDefault(SortDirection, Ascending);

    /// <summary>Whether the list is the one that the document reads part by part.</summary>
    public bool Pages(RowsPanel panel) =>
        _document.Variables.ContainsKey(After) && _document.Shape.At(Connection(panel) + ".pageInfo") is not null;

    /// <summary>Where the part of the list after this one begins. Null if there is none, or the list is read whole.</summary>
    public string? NextAfter(PageAnswer answer, RowsPanel panel) =>
        Pages(panel) && ListOf(answer, panel) is { } list && list.Text("pageInfo.hasNextPage") == "true"
            ? list.Text("pageInfo.endCursor")
            : null;

    /// <summary>The list that a panel's rows are in, with their number and where they go on.</summary>
    public static Place? ListOf(PageAnswer answer, RowsPanel panel) => answer.Root.Rows(Connection(panel)).FirstOrDefault();

    /// <summary>The variables for a part of the list.</summary>
    public IReadOnlyDictionary<string, object?> VariablesAfter(string? cursor) =>
        new Dictionary<string, object?>(_variables, StringComparer.Ordinal) { [After] = cursor };

    public static string Connection(RowsPanel panel) => panel.Rows[..Math.Max(0, panel.Rows.LastIndexOf('.'))];

    private void Take(string name, string text, IGraphType type)
    {
        object? value = type switch
        {
            EnumerationGraphType choices => choices.Values.Any(v => v.Name == text) ? text : null,
            { Name: "Boolean" } => bool.TryParse(text, out var yes) ? yes : null,
            { Name: "Int" } => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            { Name: "PartialDate" } => PartialDate.TryParse(text, out _) ? text : null,
            { Name: "Date" } => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? text : null,
            _ => text,
        };
        if (value is null)
        {
            _refused.Add(name);
            return;
        }

        (_values[name], _variables[name]) = (text, value);
    }
}
