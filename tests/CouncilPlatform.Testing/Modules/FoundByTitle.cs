using System.Net;
using System.Text.RegularExpressions;
using CouncilPlatform.Host.Pages;

namespace CouncilPlatform.Testing.Modules;

/// <summary>Whether people find an object by the title that its page shows to them.</summary>
public static partial class FoundByTitle
{
    private const string Search =
        "query($partnership: String!, $text: String!) "
        + "{ partnership(slug: $partnership) { search(text: $text, first: 100) { id title } } }";

    /// <summary>
    /// What is wrong; null if it is found. Of several objects one must be found: the values of a made-up row need not agree with each
    /// other.
    /// </summary>
    /// <param name="host">The host.</param>
    /// <param name="partnership">The partnership's slug.</param>
    /// <param name="page">The name of the page about objects of the type.</param>
    /// <param name="ids">Objects of the type.</param>
    /// <param name="key">The caller's key.</param>
    public static async Task<string?> FaultAsync(ModuleHost host, string partnership, string page, IEnumerable<string> ids, string key)
    {
        string? fault = null;
        var isShown = false;
        foreach (var id in ids)
        {
            var html = await host.GetAsync($"/partnerships/{partnership}/{page}/{id}", key);
            var title = WebUtility.HtmlDecode(Heading().Match(html).Groups["title"].Value);
            if (title == RefusedModel.NotFoundTitle)
            {
                continue;
            }

            isShown = true;
            if (title == page)
            {
                // The page has no title of its own, because it cannot show a made-up row that makes no sense.
                continue;
            }

            var answer = await host.DataAsync(Search, key, new { partnership, text = title });
            var hits = answer["partnership"]!["search"]!.AsArray();
            if (hits.Any(h => (string)h!["id"]! == id))
            {
                return null;
            }

            fault ??= $"{id} is not found by its title \"{title}\", but {hits.ToJsonString()}.";
        }

        return isShown ? fault : $"The page \"{page}\" shows no object.";
    }

    [GeneratedRegex("<h1[^>]*>(?<title>[^<]*)</h1>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
