using System.Net;
using CouncilPlatform.BackOffice;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Testing.Databases;
using CouncilPlatform.Testing.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

        // Titles that the database writes: text of another row, a number, and a day in words.
        var board = await AddBodyAsync(host, key, "Bwrdd Gwynedd");
        foreach (
            var (mutation, input) in new[]
            {
                ("addMeeting", $"""body: "{board}", on: "2015-02-08" """),
                ("addMeeting", $"""body: "{board}", on: "2015-11-18" """),
                ("recordTermsOfReference", $"""body: "{board}", adoptedOn: "2015-01-05", text: "Lead" """),
            }
        )
        {
            Assert.Empty((await host.MutateAsync(mutation, $"""partnership: "north", {input}""", "__typename", key))["errors"]!.AsArray());
        }

        Assert.Equal(["Bwrdd Gwynedd, 8 February 2015"], await TitlesAsync(host, "north", "gwynedd 8 february"));
        Assert.Equal(["Bwrdd Gwynedd, 18 November 2015"], await TitlesAsync(host, "north", "NOVEMBER, 2015 bwrdd"));
        Assert.Equal(["Terms of reference of Bwrdd Gwynedd, version 1"], await TitlesAsync(host, "north", "gwynedd version 1"));
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

    /// <summary>
    /// People look for what they read: the title that a page shows, whether it is a column or not. Of what the demonstration has none,
    /// made-up rows are looked for (EveryModuleRowsTests).
    /// </summary>
    [Fact]
    public async Task What_has_a_page_is_found_by_the_title_of_the_page()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        var notDemonstrated = new List<string>();
        var faults = new List<string>();
        foreach (var page in host.Services.GetRequiredService<PageCatalogue>().All.Where(p => p.Description.Of is not null))
        {
            if (await FirstAsync(host, page.Description.Of!) is not var (slug, id))
            {
                notDemonstrated.Add(page.Description.Of!);
            }
            else if (
                await FoundByTitle.FaultAsync(host, slug, page.Name, [$"{id}"], await host.KeyAsync(slug, Role.Administrator)) is { } fault
            )
            {
                faults.Add(fault);
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(NotDemonstrated, notDemonstrated.Order(StringComparer.Ordinal));
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

    // They are made up of real documents, and these have none of them.
    private static readonly string[] NotDemonstrated =
    [
        "AllocationVariation",
        "AnnualReport",
        "Application",
        "Award",
        "EndDateChange",
        "ExitContract",
        "GrantAgreement",
        "GrantMapEntry",
        "IndicatorTarget",
        "LocalityPlan",
        "MonitoringReport",
        "MonitoringReturn",
        "OutcomeAgreement",
        "PaymentMilestone",
        "PerformanceIssue",
        "Programme",
        "Round",
        "SharedPost",
        "TermsOfReference",
        "Webhook",
    ];

    private const string Document =
        "query($partnership: String!, $text: String!) { partnership(slug: $partnership) { search(text: $text) { id kind title } } }";

    private static async Task<IReadOnlyList<string>> TitlesAsync(ModuleHost host, string partnership, string text, string? key = null) =>
        [
            .. (await host.DataAsync(Document, key, new { partnership, text }))["partnership"]!["search"]!
                .AsArray()
                .Select(h => (string)h!["title"]!),
        ];

    /// <summary>The first object of a type in the demonstration, with its partnership. Null if there is none.</summary>
    private static async Task<(string Slug, GlobalId Id)?> FirstAsync(ModuleHost host, string type)
    {
        await using var scope = host.CommandScope();
        var partnerships = scope.ServiceProvider.GetRequiredService<IPartnerships>();
        foreach (var db in EveryModule.Databases.Select(d => (ModuleDb)scope.ServiceProvider.GetRequiredService(d)))
        {
            // Organisations are of no partnership: the first is the first member.
            var isMember = type == nameof(Organisation);
            var table = db.Model.GetEntityTypes().FirstOrDefault(t => isMember ? t.ClrType == typeof(Membership) : Named(t.ClrType));
            if (table is null)
            {
                continue;
            }

            var rows = typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(table.ClrType).Invoke(db, null)!;
            await foreach (var row in ((IQueryable<object>)rows).AsAsyncEnumerable())
            {
                if (row is IInPartnership known and IKeyed keyed and not IRestrictable { OwnerOnly: true })
                {
                    var partnership = await partnerships.FindAsync(known.PartnershipId, CancellationToken.None);
                    return (partnership!.Slug, new(type, row is Membership member ? member.OrganisationId : keyed.Id));
                }
            }
        }

        return null;

        bool Named(Type table) => GraphNameAttribute.Of(table) == type;
    }

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
