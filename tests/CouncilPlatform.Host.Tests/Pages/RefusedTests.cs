using System.Net;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Host.Tests.Pages.Forms;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>What a browser shows in place of what does not exist or is not for the visitor.</summary>
public sealed class RefusedTests
{
    private const string Pair = "/partnerships/pair";

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/nothing/at/all.png")]
    [InlineData("/refused")]
    [InlineData("/calendars/secret.ics/more")]
    public async Task An_address_that_does_not_exist_is_not_repeated(string path)
    {
        await using var host = await StartAsync();
        using var visitor = new FormVisitor(host, key: null);

        var page = await visitor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("<h1 class=\"govuk-heading-l\">Page not found</h1>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a class=\"govuk-link\" href=\"/\">home page</a>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-current", page.Text, StringComparison.Ordinal);
        // It may have a secret.
        Assert.DoesNotContain(path, Uri.UnescapeDataString(page.Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/partnerships/hidden")]
    [InlineData("/partnerships/hidden/decisions")]
    [InlineData("/partnerships/hidden/do/addBody")]
    [InlineData("/partnerships/hidden/administration")]
    public async Task What_does_not_exist_and_what_is_hidden_are_the_same_page(string path)
    {
        await using var host = await StartAsync();
        using var visitor = new FormVisitor(host, key: null);

        var (hidden, absent) = (
            await visitor.OpenAsync(path),
            await visitor.OpenAsync(path.Replace("hidden", "absent", StringComparison.Ordinal))
        );

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.Status, absent.Status));
        Assert.Contains("<h1 class=\"govuk-heading-l\">Page not found</h1>", hidden.Text, StringComparison.Ordinal);
        Assert.Equal(absent.Text.Replace("absent", "hidden", StringComparison.Ordinal), hidden.Text);
    }

    [Theory]
    [InlineData($"{Pair}/nothing")]
    [InlineData($"{Pair}/do/nothing")]
    [InlineData($"{Pair}/body/Body_00000000000000000000000000000000")]
    public async Task The_partnership_of_a_missing_page_leads_to_the_pages_that_it_has(string path)
    {
        await using var host = await StartAsync();
        using var visitor = new FormVisitor(host, key: null);

        var page = await visitor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Page not found", page.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Pair}\">pair</a> lists the pages", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Pair}/do/addBody")]
    [InlineData($"{Pair}/administration")]
    [InlineData($"{Pair}/administration/theme")]
    public async Task Whoever_lacks_the_role_reads_so_and_where_their_roles_are_listed(string path)
    {
        await using var host = await StartAsync();
        using var viewer = new FormVisitor(host, await host.KeyAsync("pair", Role.Viewer));

        var (page, welsh) = (await viewer.OpenAsync(path), await viewer.OpenAsync($"{path}?lang=cy"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.Status, welsh.Status));
        Assert.Contains("You cannot open this page", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/account\">Your account</a> lists your roles", page.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Pair}\">pair</a> lists the pages", page.Text, StringComparison.Ordinal);
        // The other language is that of the page that was asked for.
        Assert.Contains($"href=\"{path}?lang=cy\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ni allwch agor y dudalen hon", welsh.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_came_from_elsewhere_is_answered_with_a_page()
    {
        await using var host = await StartAsync();
        using var administrator = new FormVisitor(host, await host.KeyAsync("pair", Role.Administrator));
        var form = await administrator.OpenAsync($"{Pair}/administration/theme");

        var page = await administrator.SendAsync(form, ("__RequestVerificationToken", "made-up"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("The page could not be opened", page.Text, StringComparison.Ordinal);
        Assert.Contains("Go back, open the page again", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/v1/pair/audit.csv", HttpStatusCode.NotFound, "There is no file with this name")]
    [InlineData("/data/v1/hidden", HttpStatusCode.NotFound, "There is no partnership with this name")]
    [InlineData("/imports/v1/pair", HttpStatusCode.Unauthorized, "Sign in, or send a key")]
    public async Task A_browser_shows_why_an_address_for_programs_refuses(string path, HttpStatusCode status, string why)
    {
        await using var host = await StartAsync();
        using var visitor = new FormVisitor(host, key: null);

        var page = await visitor.OpenAsync(path);

        Assert.Equal(status, page.Status);
        Assert.StartsWith("<!DOCTYPE html>", page.Text, StringComparison.Ordinal);
        Assert.Contains(why, page.Text, StringComparison.Ordinal);
        using var program = await host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((status, "application/json"), (program.StatusCode, program.Content.Headers.ContentType!.MediaType));
    }

    private static async Task<ModuleHost> StartAsync()
    {
        var host = await CoreHost.StartAsync(Providers.Sqlite, demonstration: false);
        await host.CreatePartnershipAsync("pair", published: true);
        await host.CreatePartnershipAsync("hidden", published: false);
        return host;
    }
}
