using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>The pages that a visitor reaches by links.</summary>
internal static partial class LinkedPages
{
    /// <summary>
    /// Opens every page that links from the home page lead to; a link that leads nowhere fails. Gives one page of each kind, with its
    /// address and text: those of two objects of one type in a partnership differ only in their text.
    /// </summary>
    /// <param name="host">The host.</param>
    /// <param name="key">Whose pages. Null for the public's.</param>
    /// <param name="from">Where to begin: the pages below it are opened. Null for all.</param>
    public static async Task<IReadOnlyDictionary<string, (string Address, string Html)>> OfEachKindAsync(
        ModuleHost host,
        string? key = null,
        string? from = null
    )
    {
        var kinds = new Dictionary<string, (string Address, string Html)>(StringComparer.Ordinal);
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([from ?? "/"]));
        while (waiting.TryDequeue(out var address))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
            using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            kinds.TryAdd(ObjectId().Replace(address, ""), (address, html));
            foreach (var link in Links().Matches(html).Select(m => m.Groups["path"].Value).Where(IsNew))
            {
                waiting.Enqueue(link);
            }
        }

        return kinds;

        // Forms have checks of their own.
        bool IsNew(string link) =>
            link.StartsWith(from ?? "/", StringComparison.Ordinal) && !link.Contains("/do/", StringComparison.Ordinal) && seen.Add(link);
    }

    // Pages of partnerships, without files and without the same page filtered or sorted in another way.
    [GeneratedRegex("<a[^>]* href=\"(?<path>/partnerships/[^\"?#.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("_[0-9a-f]{32}$", RegexOptions.None, 1000)]
    private static partial Regex ObjectId();
}
