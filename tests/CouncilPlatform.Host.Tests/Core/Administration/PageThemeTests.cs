using System.Net;
using CouncilPlatform.Host.Core.Themes;
using CouncilPlatform.Host.Tests.Pages;
using CouncilPlatform.Testing.Databases;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Core.Administration;

/// <summary>The colour and the logo of a partnership's pages.</summary>
public sealed class PageThemeTests
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Theory, EveryDatabase]
    public async Task A_colour_must_be_readable_under_white_text_and_a_logo_must_be_a_small_PNG(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        await host.CreatePartnershipAsync("north", published: true);
        var key = await host.KeyAsync("north", Role.Administrator);
        Assert.Equal("", await host.GetAsync("/partnerships/north/theme.css"));

        // 4.54 to 1 and 4.48 to 1, as WCAG's own formula gives them.
        var saved = await UpdateAsync(host, key, $"""colour: "#767676", logo: "{Png}" """);
        Assert.Empty(saved["errors"]!.AsArray());
        Assert.Equal(4.54, (double)saved["pageTheme"]!["contrast"]!);
        var pale = (await UpdateAsync(host, key, """colour: "#777777" """))["errors"]!.AsArray().Single()!;
        Assert.Contains("4.48 to 1", (string)pale["message"]!, StringComparison.Ordinal);
        foreach (
            var wrong in new[]
            {
                """colour: "red" """,
                """colour: "#12345g" """,
                $"""logo: "{Convert.ToBase64String("<svg onload=alert(1)>"u8)}" """,
                """logo: "no base64!" """,
            }
        )
        {
            Assert.Equal("INVALID", (await UpdateAsync(host, key, wrong)).Code());
        }

        // More than a request to GraphQL may have: the page can send it.
        var large = Convert.ToBase64String([.. Convert.FromBase64String(Png), .. new byte[64 * 1024]]);
        var refused = Assert.Throws<RuleException>(() => new PageTheme().Update(colour: null, large));
        Assert.Equal("The logo must be 64 kilobytes or less.", refused.Errors.Single().Message);

        var css = await host.GetAsync("/partnerships/north/theme.css");
        Assert.Contains("--platform-header-colour: #767676", css, StringComparison.Ordinal);
        Assert.Contains("logo.png", css, StringComparison.Ordinal);
        Assert.Equal(
            Convert.FromBase64String(Png),
            await host.Client.GetByteArrayAsync("/partnerships/north/logo.png", TestContext.Current.CancellationToken)
        );
        Assert.Empty((await UpdateAsync(host, key, """colour: "", logo: "" """))["errors"]!.AsArray());
        Assert.Equal("", await host.GetAsync("/partnerships/north/theme.css"));
    }

    [Fact]
    public async Task Nobody_sees_the_theme_of_a_partnership_that_they_do_not_see()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("hidden", published: false);
        var key = await host.KeyAsync("hidden", Role.Administrator);
        await host.MutateAsync(
            "updatePageTheme",
            $"""partnership: "hidden", colour: "#12436d", logo: "{Png}" """,
            "pageTheme { colour }",
            key
        );
        Assert.Equal("", await host.GetAsync("/partnerships/hidden/theme.css"));
        using var logo = await host.Client.GetAsync("/partnerships/hidden/logo.png", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, logo.StatusCode);
    }

    [Fact]
    public async Task An_administrator_chooses_a_colour_in_the_browser_and_every_page_has_it()
    {
        await using var chromium = await Chromium.StartAsync();
        const string partnership = "lancaster-district";
        var key = await chromium.Host.KeyAsync(partnership, Role.Administrator);
        var page = await chromium.OpenAsync("/", javaScript: true);
        await page.Context.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {key}")]);
        await page.GotoAsync(new Uri(chromium.Address, $"/partnerships/{partnership}/administration/theme").AbsoluteUri);
        await page.GetByLabel("Colour of the header").FillAsync("#ffdd00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Choose a darker colour").First.WaitForAsync();
        await AccessibilityTests.CheckAsync(page, 1280);

        await page.GetByLabel("Colour of the header").FillAsync("#8b1a1a");
        await page.GetByLabel("Logo")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "logo.png",
                    MimeType = "image/png",
                    Buffer = Convert.FromBase64String(Png),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Remove the logo").WaitForAsync();

        await page.GotoAsync(new Uri(chromium.Address, $"/partnerships/{partnership}").AbsoluteUri);
        Assert.Equal(
            "rgb(139, 26, 26)",
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.govuk-generic-header')).backgroundColor")
        );
        await AccessibilityTests.CheckAsync(page, 1280);
        Assert.Empty(chromium.ForeignRequests);
    }

    private static Task<System.Text.Json.Nodes.JsonNode> UpdateAsync(ModuleHost host, string key, string input) =>
        host.MutateAsync("updatePageTheme", $"""partnership: "north", {input}""", "pageTheme { colour contrast hasLogo }", key);
}
