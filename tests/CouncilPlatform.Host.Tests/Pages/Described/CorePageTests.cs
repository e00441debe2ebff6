using System.Net;
using System.Text.RegularExpressions;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Pages.Described;

/// <summary>The pages of the core, and what holds of every page of a partnership.</summary>
public sealed partial class CorePageTests
{
    [Fact]
    public async Task The_home_names_modules_in_words_and_says_how_to_cite_it()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);

        var home = await host.GetAsync("/partnerships/lancaster-district");

        Assert.Contains("<strong class=\"govuk-tag \">Grants</strong>", home, StringComparison.Ordinal);
        Assert.Contains("Lancashire County Council", home, StringComparison.Ordinal);
        Assert.Contains("All of them are on the page", home, StringComparison.Ordinal);
        Assert.Contains($"{host.Client.BaseAddress}partnerships/lancaster-district</p>", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_about_an_object_is_cited_with_its_address_and_once_it_was_changed_its_version()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var bodies = await host.GetAsync("/partnerships/lancaster-district/bodies");
        var body = AddressOf("Body").Match(bodies).Value;

        var page = await host.GetAsync(body);
        await host.MutateAsync(
            "changeBody",
            $"""partnership: "lancaster-district", body: "{body[^37..]}", name: "Board", version: 0""",
            "body { id }",
            await host.KeyAsync("lancaster-district", Role.Administrator)
        );
        var changed = await host.GetAsync(body);

        Assert.Contains("“LSP Board”, Lancaster District Local Strategic Partnership. Read on ", page, StringComparison.Ordinal);
        Assert.Contains(host.Client.BaseAddress + body[1..], page, StringComparison.Ordinal);
        Assert.Matches("“Board”, Lancaster District Local Strategic Partnership, version [1-9]", changed);
    }

    [Fact]
    public async Task An_organisation_has_its_partnerships_side_by_side_but_none_that_the_visitor_cannot_see()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("closed", published: false);
        var officer = await host.KeyAsync("closed", Role.Officer, "E07000121");
        var members = await host.GetAsync("/partnerships/lancaster-district/members");
        var city = AddressOf("Organisation").Match(members).Value;

        var page = await host.GetAsync(city);
        var seenByOfficer = await host.GetAsync(city, officer);

        Assert.Contains(
            "<h1 class=\"govuk-heading-l govuk-!-text-break-word\">Lancaster City Council</h1>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"/partnerships/lancashire\">Lancashire Enhanced Two Tier Working", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/partnerships/closed", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/partnerships/closed\"", seenByOfficer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_forward_plan_lists_matters_by_month_for_those_who_may_see_them()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var officer = await host.KeyAsync("lancaster-district", Role.Officer);
        var body = (string)
            (await host.DataAsync("""{ partnership(slug: "lancaster-district") { bodies(first: 1) { nodes { id } } } }"""))["partnership"]![
                "bodies"
            ]!["nodes"]![0]!["id"]!;
        foreach (var (title, month) in new[] { ("Third", "2027-02"), ("First", "2026-12"), ("Second", "2027-01") })
        {
            var made = await host.MutateAsync(
                "proposeDecision",
                $"""
                partnership: "lancaster-district", title: "{title} matter", body: "{body}", keyDecision: true,
                forwardPlan: "{month}"
                """,
                "decision { id }",
                officer
            );
            Assert.Empty(made["errors"]!.AsArray());
        }

        var csv = await host.GetAsync("/partnerships/lancaster-district/forward-plan/forward-plan.csv", officer);
        var page = await host.GetAsync("/partnerships/lancaster-district/forward-plan", officer);
        var second = await host.DataAsync(
            """
            query($after: String) { partnership(slug: "lancaster-district") { forwardPlan(first: 1, after: $after) { nodes { title } } } }
            """,
            officer,
            new { after = await FirstCursorAsync(host, officer) }
        );

        Assert.Equal(
            ["First matter", "Second matter", "Third matter"],
            csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])
        );
        Assert.Equal("Second matter", (string)second["partnership"]!["forwardPlan"]!["nodes"]![0]!["title"]!);
        Assert.Contains("December 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "First matter",
            await host.GetAsync("/partnerships/lancaster-district/forward-plan"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_unpublished_partnership_is_not_found_by_a_stranger_and_open_to_its_officer()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await host.CreatePartnershipAsync("closed", published: false, "grants");
        var officer = await host.KeyAsync("closed", Role.Officer);

        foreach (var address in new[] { "/partnerships/closed", "/partnerships/closed/members", "/partnerships/closed/funds" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, address, key: null));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, address, officer));
        }
    }

    [Fact]
    public async Task A_page_sends_the_database_no_more_than_its_document_does()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        var catalogue = host.Services.GetRequiredService<PageCatalogue>();
        foreach (var slug in new[] { "lancaster-district", "south-lakeland", "lancashire", "north-lanarkshire" })
        {
            Partnership partnership;
            await using (var scope = host.CommandScope())
            {
                partnership = await scope
                    .ServiceProvider.GetRequiredService<IPartnerships>()
                    .FindAsync(slug, TestContext.Current.CancellationToken);
            }

            foreach (var page in catalogue.Of(partnership).Where(p => p.Description.Navigation is not null))
            {
                var address = "/" + page.AddressIn(partnership);
                // The first time, what is compiled once may read more.
                await host.GetAsync(address);
                host.Sql.Reset();
                await host.GetAsync(address);
                var (ofPage, statements) = (host.Sql.Count, host.Sql.ToString());
                host.Sql.Reset();
                await host.AskAsync(page.Document, key: null, new { partnership = slug }, slug);

                Assert.True(
                    ofPage <= host.Sql.Count,
                    $"{address}: {ofPage} statements, and {host.Sql.Count} of its document:\n{statements}"
                );
            }
        }
    }

    [Fact]
    public async Task A_panel_that_cannot_be_read_says_why_and_the_others_stay()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        var body = AddressOf("Body").Match(await host.GetAsync("/partnerships/lancaster-district/bodies")).Value;

        var page = await host.GetAsync(body + "?after=nonsense");

        Assert.Contains("This part of the page cannot be shown.", page, StringComparison.Ordinal);
        Assert.Contains("Required by law", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_with_long_and_Welsh_names_is_read_in_parts_and_whole_in_its_files()
    {
        const string Welsh = "Bwrdd Gwasanaethau Cyhoeddus Ynys Môn – Tŷ’r Ŵyl";
        var unbroken = new string('w', 200);
        await using var host = await CoreHost.StartAsync(Providers.Sqlite, demonstration: false);
        await host.CreatePartnershipAsync("large", published: true);
        await AddBodiesAsync(host, "large", [Welsh, unbroken, .. Enumerable.Range(3, 498).Select(n => $"Body {n}")]);

        var page = await host.GetAsync("/partnerships/large/bodies");
        var csv = await host.GetAsync("/partnerships/large/bodies/bodies.csv");
        await using var chromium = await Chromium.StartAsync(host);
        foreach (var width in AccessibilityTests.Widths)
        {
            await AccessibilityTests.CheckAsync(await chromium.OpenAsync("/partnerships/large/bodies", width: width), width);
        }

        Assert.Contains(Welsh, page, StringComparison.Ordinal);
        Assert.Contains("50 of 500 are on this page.", page, StringComparison.Ordinal);
        Assert.Contains("Next page", page, StringComparison.Ordinal);
        Assert.Equal(501, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(Welsh, csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_the_same_for_everybody_are_compressed_and_pages_are_not()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        Chromium.RequireFrontEnd();

        var (styles, encoding) = await SizeAsync(host, "/site.css");
        var (home, ofHome) = await SizeAsync(host, "/partnerships/lancashire");

        Assert.Equal(["gzip"], encoding);
        Assert.Empty(ofHome);
        Assert.InRange(styles + home, 1, 100_000);
    }

    [Fact]
    public async Task A_browser_keeps_a_style_sheet_until_another_build_has_another()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        Chromium.RequireFrontEnd();
        var page = await host.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var address = StyleSheet().Match(page).Value;

        Assert.Equal("public, max-age=31536000, immutable", await CacheAsync(host, address));
        // Another version may be that of another host behind the same proxy.
        Assert.Equal("no-cache", await CacheAsync(host, "/site.css?v=another"));
        Assert.Equal("no-cache", await CacheAsync(host, "/site.css"));
    }

    private static async Task<string?> CacheAsync(ModuleHost host, string address)
    {
        using var answer = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return string.Join(", ", answer.Headers.GetValues("Cache-Control"));
    }

    [GeneratedRegex("""(?<=href=")/site\.css\?v=[^"]+""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StyleSheet();

    private static async Task<(int Bytes, IReadOnlyList<string> Encoding)> SizeAsync(ModuleHost host, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (
            (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length,
            [.. answer.Content.Headers.ContentEncoding]
        );
    }

    private static async Task<HttpStatusCode> StatusAsync(ModuleHost host, string address, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = key is null ? null : new("Bearer", key);
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<string> FirstCursorAsync(ModuleHost host, string key) =>
        (string)
            (
                await host.DataAsync(
                    """{ partnership(slug: "lancaster-district") { forwardPlan(first: 1) { pageInfo { endCursor } } } }""",
                    key
                )
            )["partnership"]!["forwardPlan"]!["pageInfo"]!["endCursor"]!;

    private static async Task AddBodiesAsync(ModuleHost host, string slug, IReadOnlyList<string> names)
    {
        await using var scope = host.CommandScope();
        var partnership = await scope.ServiceProvider.GetRequiredService<IPartnerships>().FindAsync(slug, CancellationToken.None);
        await scope
            .ServiceProvider.GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                partnership,
                "addBodies",
                change =>
                {
                    List<Body> bodies =
                    [
                        .. names.Select(
                            (name, index) =>
                                new Body
                                {
                                    PartnershipId = partnership.Id,
                                    Number = index + 1,
                                    Name = name,
                                    Kind = BodyKind.Board,
                                }
                        ),
                    ];
                    change.AddRange(bodies);
                    return Task.FromResult(change.Done(bodies[0], $"{bodies.Count} bodies"));
                },
                CancellationToken.None
            );
    }

    private static Regex AddressOf(string type) =>
        new($"/partnerships/[a-z-]+/[a-z]+/{type}_[0-9a-f]{{32}}", RegexOptions.None, TimeSpan.FromSeconds(1));
}
