using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>The pages that a visitor reaches by links.</summary>
internal static partial class LinkedPages
{
    /// <summary>
    /// Opens every page that links from the home page lead to; a link that leads nowhere fails. Gives one page of each kind, with its
    /// address and text: those of two objects of one type in a partnership differ only in their text.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, (string Address, string Html)>> OfEachKindAsync(ModuleHost host)
    {
        var kinds = new Dictionary<string, (string Address, string Html)>(StringComparer.Ordinal);
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/"]));
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            kinds.TryAdd(ObjectId().Replace(address, ""), (address, html));
            foreach (var link in Links().Matches(html).Select(m => m.Groups["path"].Value).Where(seen.Add))
            {
                waiting.Enqueue(link);
            }
        }

        return kinds;
    }

    // Pages of partnerships, without files and without the same page filtered or sorted in another way.
    [GeneratedRegex("<a[^>]* href=\"(?<path>/partnerships/[^\"?#.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("_[0-9a-f]{32}$", RegexOptions.None, 1000)]
    private static partial Regex ObjectId();
}
