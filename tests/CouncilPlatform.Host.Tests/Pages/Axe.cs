using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>
/// Checks the open page by axe's rules of WCAG 2.2 AA. The package's own call opens one more page for each check, and describes every
/// element that is right: it takes three times as long.
/// </summary>
internal static class Axe
{
    private const string Check = """
        async () => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
            const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
            return JSON.stringify({
                violations: found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`)),
                passes: found.passes.map(p => p.id),
            });
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task<Found> RunAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return JsonSerializer.Deserialize<Found>(await page.EvaluateAsync<string>(Check), JsonSerializerOptions.Web)!;
    }

    /// <summary>What was found.</summary>
    /// <param name="Violations">A rule that is broken, and where, for each place.</param>
    /// <param name="Passes">The rules that hold.</param>
    internal sealed record Found(IReadOnlyList<string> Violations, IReadOnlyList<string> Passes);
}
