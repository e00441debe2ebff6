namespace CouncilPlatform.Host.Tests.Pages;

public sealed class ValidHtmlTests
{
    /// <summary>Every page that the public reaches by links from the home page, with the demonstration of all modules.</summary>
    [Fact]
    public async Task Every_page_that_links_lead_to_is_valid_HTML()
    {
        using var validator = await NodeSuite.InstallAsync(
            Path.Combine(Repository.Root, "tests/CouncilPlatform.Host.Tests/Pages/Validator")
        );
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        var (pages, files) = (await LinkedPages.OfEachKindAsync(host), new List<string>());
        foreach (var (_, html) in pages.Values)
        {
            files.Add($"page-{files.Count}.html");
            await File.WriteAllTextAsync(Path.Combine(validator.Folder, files[^1]), html, TestContext.Current.CancellationToken);
        }

        Assert.Contains("/partnerships/south-lakeland/decision/Decision", pages.Keys);
        Assert.Contains("/partnerships/lancaster-district/measure/GrantMeasure", pages.Keys);
        await validator.RunAsync("npx", ["html-validate", .. files]);
    }
}
