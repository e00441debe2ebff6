using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Tests.Pages;

public sealed partial class ValidHtmlTests
{
    /// <summary>Every page that a stranger reaches by links from the home page, with the demonstration of all modules.</summary>
    [Fact]
    public async Task Every_page_that_links_lead_to_is_valid_HTML()
    {
        using var validator = await NodeSuite.InstallAsync(
            Path.Combine(Repository.Root, "tests/CouncilPlatform.Host.Tests/Pages/Validator")
        );
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        var (seen, waiting, files) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/"]), new List<string>());
        while (waiting.TryDequeue(out var address))
        {
            var page = await host.GetAsync(address);
            files.Add($"page-{files.Count}.html");
            await File.WriteAllTextAsync(Path.Combine(validator.Folder, files[^1]), page, TestContext.Current.CancellationToken);
            foreach (var link in Links().Matches(page).Select(m => m.Groups["path"].Value))
            {
                // One page of each kind is enough: those of two objects of one type differ in their text.
                if (seen.Add(ObjectId().Replace(link, "")))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        Assert.Contains("/partnerships/south-lakeland/decision/Decision", seen);
        await validator.RunAsync("npx", ["html-validate", .. files]);
    }

    [GeneratedRegex("href=\"(?<path>/partnerships/[^\"?#.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("_[0-9a-f]{32}$", RegexOptions.None, 1000)]
    private static partial Regex ObjectId();
}
