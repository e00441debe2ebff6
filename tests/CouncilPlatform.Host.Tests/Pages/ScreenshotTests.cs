using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>
/// Pictures of the key pages with the demonstration, for people to look at. They are written to the folder <c>screenshots</c> beside the
/// tests, or to that of the variable COUNCIL_SCREENSHOTS, as build/screenshots does for the README.
/// </summary>
public sealed class ScreenshotTests
{
    private static readonly (string Name, string Slug, string Page, string? Id)[] Pages =
    [
        ("home", "lancaster-district", "", null),
        ("funds", "lancaster-district", "/funds", null),
        ("fund", "lancaster-district", "/fund", "fund(slug: \"performance-reward-grant\") { id }"),
        ("home-two-tier", "lancashire", "", null),
        ("actions", "south-lakeland", "/actions", null),
        ("action-plan", "south-lakeland", "/action-plan", "actionPlans { nodes { id } }"),
        ("recommendations", "south-lakeland", "/recommendations", null),
        ("outcomes", "north-lanarkshire", "/outcomes", null),
        ("indicator", "north-lanarkshire", "/indicator", "indicators { nodes { id } }"),
        ("services", "lancashire", "/services", null),
        ("agreement", "breckland-south-holland", "/agreement", "agreements { nodes { id } }"),
    ];

    [Fact]
    public async Task Key_pages_are_pictures()
    {
        var folder = Environment.GetEnvironmentVariable("COUNCIL_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        await using var chromium = await Chromium.StartAsync(host);
        foreach (var (name, slug, path, id) in Pages)
        {
            var page = await chromium.OpenAsync($"/partnerships/{slug}{path}{await IdAsync(host, slug, id)}");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + "-top.png") });
            var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
            Assert.NotEmpty(picture);
            Assert.Equal(0, await page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" }).CountAsync());
        }
    }

    private static async Task<string> IdAsync(ModuleHost host, string slug, string? field)
    {
        if (field is null)
        {
            return "";
        }

        var found = (await host.DataAsync($$"""{ partnership(slug: "{{slug}}") { {{field}} } }"""))["partnership"]!.AsObject().Single();
        return "/" + (string?)(found.Value!["nodes"]?[0] ?? found.Value)["id"];
    }
}
