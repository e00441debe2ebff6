using Microsoft.AspNetCore.Http.Extensions;

namespace CouncilPlatform.Host.Pages.Described.Views;

/// <summary>The addresses that a page of a partnership leads to: those of pages that the visitor has.</summary>
/// <param name="catalogue">All pages.</param>
/// <param name="partnership">The partnership.</param>
/// <param name="page">The address of the page itself, without its query.</param>
/// <param name="query">The values of the page's own address.</param>
/// <param name="visible">The partnerships that the visitor may see.</param>
/// <param name="visitor">Who reads the page.</param>
internal sealed class PageLinks(
    PageCatalogue catalogue,
    Partnership partnership,
    string page,
    IReadOnlyDictionary<string, string> query,
    IReadOnlyList<Partnership> visible,
    Caller visitor
)
{
    /// <summary>The page about an object. Null if none of the partnership's pages is about its type.</summary>
    public string? To(string? id) =>
        !GlobalId.TryParse(id, out var known) ? null
        : known.Type == nameof(Partnership) ? visible.Where(p => p.Id == known.Value).Select(p => $"partnerships/{p.Slug}").FirstOrDefault()
        : catalogue.About(partnership, known.Type) is { } about && about.IsFor(visitor, partnership) ? about.AddressIn(partnership, known)
        : null;

    /// <summary>Another page of the partnership, filtered. Null if the partnership does not have it.</summary>
    public (DescribedPage Page, string Address)? Page(string name, params (string Filter, string? Value)[] values) =>
        catalogue.Find(partnership, name) is { } other && other.IsFor(visitor, partnership)
            ? (other, other.AddressIn(partnership) + Query(values.Where(v => v.Value is not null).Select(v => (v.Filter, v.Value!))))
            : null;

    /// <summary>This page with other values in its address. Null takes a value out.</summary>
    public string Here(params (string Name, string? Value)[] values) => page + With(values);

    /// <summary>A file with a table of this page, filtered and sorted as the page is.</summary>
    public string File(string name, string extension) => $"{page}/{name}.{extension}{With(("after", null))}";

    private string With(params (string Name, string? Value)[] values)
    {
        var changed = new Dictionary<string, string>(query, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            _ = value is null ? changed.Remove(name) : (changed[name] = value) is null;
        }

        return Query(changed.Select(v => (v.Key, v.Value)));
    }

    private static string Query(IEnumerable<(string Name, string Value)> values) =>
        new QueryBuilder(values.Select(v => KeyValuePair.Create(v.Name, v.Value))).ToString();
}
