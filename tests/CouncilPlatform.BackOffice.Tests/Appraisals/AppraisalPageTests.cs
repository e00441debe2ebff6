using CouncilPlatform.Testing.Databases;
using CouncilPlatform.Tests.Pages;

namespace CouncilPlatform.BackOffice.Tests.Appraisals;

/// <summary>A published appraisal as a page, in a browser.</summary>
public sealed class AppraisalPageTests
{
    [Fact]
    [Trait("case", "B14")]
    public async Task The_page_has_no_accessibility_violation_does_not_scroll_sideways_and_repeats_its_heads_in_print()
    {
        await using var pair = await Pair.StartAsync(Providers.Sqlite);
        await pair.AppraiseAsync();
        var html = await pair.Host.Client.GetStringAsync(
            new Uri("/data/v1/pair/appraisal-future.html", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        // Totals, scores, how much hangs on each weight, and what speaks for or against two of the options.
        await PrintedPages.CheckAsync(html, tables: 5);
    }
}
