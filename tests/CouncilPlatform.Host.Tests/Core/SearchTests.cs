using System.Net;
using CouncilPlatform.BackOffice;
using CouncilPlatform.Grants;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>Search across all modules of a partnership, in GraphQL and on its pages.</summary>
public sealed class SearchTests
{
    [Theory, EveryDatabase]
    public async Task Words_are_found_in_any_order_whatever_their_capitals_and_accents(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider, demonstration: false);
        await host.CreatePartnershipAsync("north", published: true);
        var key = await host.KeyAsync("north", Role.Administrator);
        foreach (var name in new[] { "Bwrdd Ynys Môn", "Housing Forum", "Board of St. Helens", "Housing 100%", "Menai forum" })
        {
            await AddBodyAsync(host, key, name);
        }

        Assert.Equal(["Bwrdd Ynys Môn"], await TitlesAsync(host, "north", "YNYS MON"));
        Assert.Equal(["Bwrdd Ynys Môn"], await TitlesAsync(host, "north", "môn bwrdd"));
        Assert.Equal(["Board of St. Helens"], await TitlesAsync(host, "north", "st helens"));
        Assert.Equal(["Housing 100%", "Housing Forum"], await TitlesAsync(host, "north", "hous"));
        Assert.Equal(["Housing Forum"], await TitlesAsync(host, "north", "forum housing"));
        Assert.Empty(await TitlesAsync(host, "north", "housing board"));
        Assert.Empty(await TitlesAsync(host, "north", "%"));
        Assert.Empty(await TitlesAsync(host, "north", "  "));
    }

    [Fact]
    public async Task Every_module_is_searched_with_a_statement_for_each_type_however_much_there_is()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);

        var lancaster = await host.DataAsync(Document, key: null, new { partnership = "lancaster-district", text = "lancaster" });
        host.Sql.Reset();
        await TitlesAsync(host, "lancaster-district", "nothing has these words");
        var none = host.Sql.Count;
        host.Sql.Reset();
        var many = await TitlesAsync(host, "lancaster-district", "a");

        Assert.Equal(none, host.Sql.Count);
        Assert.Equal(20, many.Count);
        var hits = lancaster["partnership"]!["search"]!.AsArray();
        Assert.Contains(hits, h => (string)h!["kind"]! == "Organisation" && (string)h["title"]! == "Lancaster City Council");
        var allocation = (await host.DataAsync(Document, key: null, new { partnership = "lancaster-district", text = "homes warm" }))[
            "partnership"
        ]!["search"]![0]!;
        Assert.Equal("Warm Homes", (string)allocation["title"]!);
        Assert.Equal("Allocation", (string)allocation["kind"]!);
        Assert.StartsWith("Allocation_", (string)allocation["id"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_with_many_hits_leaves_room_for_the_others()
    {
        await using var host = await ModuleHost.StartAsync([typeof(GrantsModule), typeof(BackOfficeModule)], demonstration: true);

        var found = await host.DataAsync(
            """{ partnership(slug: "breckland-south-holland") { search(text: "e", first: 5) { kind title } } }"""
        );

        Assert.Equal(
            ["Organisation", "Body", "Body", "Agreement", "Saving"],
            found["partnership"]!["search"]!.AsArray().Select(h => (string)h!["kind"]!)
        );
    }

    [Fact]
    public async Task Nobody_finds_what_they_may_not_read()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("open", published: true);
        await host.CreatePartnershipAsync("closed", published: false);
        var (officer, other) = (
            await host.KeyAsync("open", Role.Administrator, "E07000121"),
            await host.KeyAsync("open", Role.Officer, "E07000128")
        );
        var viewer = await host.KeyAsync("closed", Role.Viewer);
        var body = await AddBodyAsync(host, officer, "Lancaster Cabinet", "open", "E07000121");
        foreach (var (title, ownerOnly) in new[] { ("Swimming pool draft", "false"), ("Swimming pool secret", "true") })
        {
            var made = await host.MutateAsync(
                "proposeDecision",
                $"""partnership: "open", title: "{title}", body: "{body}", ownerOnly: {ownerOnly}""",
                "decision { id }",
                officer
            );
            Assert.Empty(made["errors"]!.AsArray());
        }

        Assert.Empty(await TitlesAsync(host, "open", "swimming"));
        Assert.Equal(["Swimming pool draft"], await TitlesAsync(host, "open", "swimming", other));
        Assert.Equal(["Swimming pool draft", "Swimming pool secret"], await TitlesAsync(host, "open", "swimming", officer));
        Assert.Contains(
            "Swimming pool secret",
            await host.GetAsync("/partnerships/open/search?q=swimming", officer),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Swimming pool", await host.GetAsync("/partnerships/open/search?q=swimming"), StringComparison.Ordinal);
        using var closed = await host.Client.GetAsync(
            new Uri("/partnerships/closed/search?q=a", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        var answer = await host.AskAsync(Document, key: null, new { partnership = "closed", text = "a" });
        Assert.Null(answer["data"]?["partnership"]);
        Assert.Contains(
            "Nothing that you can read",
            await host.GetAsync("/partnerships/closed/search?q=a", viewer),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_belongs_to_a_module_that_is_off_is_not_found()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        var key = await host.KeyAsync("lancaster-district", Role.Administrator);
        Assert.Equal(["Warm Homes"], await TitlesAsync(host, "lancaster-district", "warm"));

        var off = await host.DataAsync(
            """mutation { disableModule(input: {partnership: "lancaster-district", module: "grants"}) { errors { message } } }""",
            key
        );

        Assert.Empty(off["disableModule"]!["errors"]!.AsArray());
        Assert.Empty(await TitlesAsync(host, "lancaster-district", "warm"));
    }

    [Fact]
    public async Task Every_page_of_a_partnership_has_the_field_and_hits_lead_to_their_pages()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);

        var home = await host.GetAsync("/partnerships/lancaster-district");
        var list = await host.GetAsync("/partnerships/lancaster-district/bodies");
        var found = await host.GetAsync("/partnerships/lancaster-district/search?q=Warm+Homes");

        foreach (var page in new[] { home, list, found })
        {
            Assert.Contains("action=\"/partnerships/lancaster-district/search\" role=\"search\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"Warm Homes\"", found, StringComparison.Ordinal);
        Assert.Matches("href=\"/partnerships/lancaster-district/allocation/Allocation_[0-9a-f]{32}\">Warm Homes</a>", found);
        Assert.DoesNotContain("role=\"search\"", await host.GetAsync("/"), StringComparison.Ordinal);
    }

    private const string Document =
        "query($partnership: String!, $text: String!) { partnership(slug: $partnership) { search(text: $text) { id kind title } } }";

    private static async Task<IReadOnlyList<string>> TitlesAsync(ModuleHost host, string partnership, string text, string? key = null) =>
        [
            .. (await host.DataAsync(Document, key, new { partnership, text }))["partnership"]!["search"]!
                .AsArray()
                .Select(h => (string)h!["title"]!),
        ];

    private static async Task<string> AddBodyAsync(
        ModuleHost host,
        string key,
        string name,
        string partnership = "north",
        string? organisation = null
    )
    {
        var owner = organisation is null ? "" : $", organisation: \"{organisation}\"";
        var added = await host.MutateAsync(
            "addBody",
            $"""partnership: "{partnership}", name: "{name}", kind: FORUM{owner}""",
            "body { id }",
            key
        );
        Assert.Empty(added["errors"]!.AsArray());
        return (string)added["body"]!["id"]!;
    }
}
