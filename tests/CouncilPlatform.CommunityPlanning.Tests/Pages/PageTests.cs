using System.Net;
using System.Text.RegularExpressions;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Pages;

/// <summary>The pages of community planning, as visitors get them.</summary>
public sealed partial class PageTests
{
    private static readonly string[] Names =
    [
        "",
        "/outcomes",
        "/local-areas",
        "/areas",
        "/arrangements",
        "/joint-budgets",
        "/annual-reports",
        "/best-practice",
    ];

    [Fact]
    public async Task An_indicator_shows_its_trend_with_the_nation_and_projections_and_nothing_that_no_document_says()
    {
        await using var host = await ModuleHost.StartAsync<CommunityPlanningModule>(demonstration: true);
        const string home = "/partnerships/north-lanarkshire";
        var outcomes = await host.GetAsync(home + "/outcomes");

        Assert.Contains("Children have the best start in life (illustrative)", outcomes, StringComparison.Ordinal);
        Assert.Matches("19\\.16[\\s\\S]*govuk-tag--red\">Worsening", outcomes);
        Assert.Contains("<desc>2014/15: 16.36, 2021/22: 19.16, 2024/25: 26.92 (Projected)</desc>", outcomes, StringComparison.Ordinal);
        Assert.Matches("govuk-table__cell--numeric\">\\s*19\\.16", outcomes);
        var address = Regex.Match(outcomes, home + "/indicator/Indicator_[0-9a-f]{32}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var page = await host.GetAsync(address);
        Assert.Contains("From 16.36 (2014/15) to 19.16 (2021/22) it rose by 2.80", page, StringComparison.Ordinal);
        Assert.Contains("platform-chart__mark--hollow", page, StringComparison.Ordinal);
        Assert.Contains("benefit levels", page, StringComparison.Ordinal);
        Assert.Contains("1 of 1 (1 = lowest)", page, StringComparison.Ordinal);
        var csv = await host.GetAsync(address + "/trend.csv");
        Assert.Equal(
            [
                "Row,The partnership,The nation,Target,Status",
                "2014/15,16.36,,,Actual",
                "2021/22,19.16,16.05,,Actual",
                "2024/25,26.92,,,Projected",
            ],
            csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        );
        foreach (var shown in Names.Select(n => host.GetAsync(home + n)).Append(Task.FromResult(page)))
        {
            Assert.DoesNotMatch(MadeUp(), await shown);
        }
    }

    [Fact]
    public async Task Lancasters_arrangements_are_filtered_by_whether_they_continue()
    {
        await using var host = await ModuleHost.StartAsync<CommunityPlanningModule>(demonstration: true);
        const string address = "/partnerships/lancaster-district/arrangements";

        var all = await host.GetAsync(address);
        var continued = await host.GetAsync(address + "?retained=true");

        Assert.Contains("Community Safety Partnership", continued, StringComparison.Ordinal);
        Assert.Contains("The LSP Board has not met for some time", all, StringComparison.Ordinal);
        Assert.Contains("Every two months", continued, StringComparison.Ordinal);
        Assert.DoesNotContain("LSP Board", continued, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_work_with_targets_see_whether_they_are_met_and_the_public_sees_the_targets()
    {
        await using var shire = await Shire.StartAsync(Providers.Sqlite);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.RecordAsync("child-poverty", "2021/22", "19.16");
        var target = await shire.SetTargetAsync("child-poverty", "2021/22", "15");
        await shire.DoAsync("commentOnTarget", $"""indicatorTarget: "{target}", text: "Benefits were frozen." """);
        const string address = "/partnerships/shire/outcomes";

        var worker = await shire.Host.GetAsync(address, shire.Officer);
        var visitor = await shire.Host.GetAsync(address);

        Assert.Contains("govuk-tag--red\">Missed", worker, StringComparison.Ordinal);
        Assert.Contains("Local target for 2021/22: At most 15", visitor, StringComparison.Ordinal);
        Assert.DoesNotContain("Missed", visitor, StringComparison.Ordinal);
        var indicator = IndicatorAddress().Match(visitor).Value;
        var seenByWorker = await shire.Host.GetAsync(indicator, shire.Officer);
        Assert.Contains("+4.16", WebUtility.HtmlDecode(seenByWorker), StringComparison.Ordinal);
        Assert.Contains("Benefits were frozen.", seenByWorker, StringComparison.Ordinal);
        Assert.DoesNotContain("Against its target", await shire.Host.GetAsync(indicator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_work_with_an_indicator_see_the_next_action_on_each_open_issue()
    {
        await using var shire = await Shire.StartAsync(Providers.Sqlite);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        var target = await shire.SetTargetAsync("child-poverty", "2021/22", "15");
        var group = await shire.AdministerAsync("addBody", """name: "Poverty group", kind: THEMATIC_GROUP""", "body");
        foreach (var (issue, solution) in new[] { ("Rents rose.", "Build homes."), ("Wages fell.", "Pay a living wage.") })
        {
            var id = await shire.IdAsync("raiseIssue", $"""indicatorTarget: "{target}", issue: "{issue}" """, "performanceIssue");
            await shire.DoAsync("solveIssue", $"""performanceIssue: "{id}", solution: "{solution}", themedGroup: "{group}" """);
            if (issue == "Wages fell.")
            {
                await shire.DoAsync("closeIssue", $"""performanceIssue: "{id}", on: "2023-05-31" """);
            }
        }

        var outcomes = await shire.Host.GetAsync("/partnerships/shire/outcomes");
        foreach (var address in new[] { IndicatorAddress().Match(outcomes).Value, OutcomeAddress().Match(outcomes).Value })
        {
            var worker = await shire.Host.GetAsync(address, shire.Officer);
            var visitor = await shire.Host.GetAsync(address);

            Assert.Contains("Build homes.", worker, StringComparison.Ordinal);
            Assert.DoesNotContain("living wage", worker, StringComparison.Ordinal);
            Assert.DoesNotContain("Build homes.", visitor, StringComparison.Ordinal);
            Assert.DoesNotContain("cannot be shown", visitor, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Figures_of_others_are_side_by_side_only_within_a_family_group_that_was_chosen()
    {
        await using var shire = await Shire.StartAsync(Providers.Sqlite);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.RecordAsync("child-poverty", "2021/22", "19.16");
        foreach (var other in new[] { "Northshire", "Southshire" })
        {
            await shire.DoAsync("addReportingBody", $"""slug: "{other.ToLowerInvariant()}", name: "{other}", kind: PARTNERSHIP""");
            await shire.RecordAsync("child-poverty", "2021/22", "15.5", body: other.ToLowerInvariant());
        }

        await shire.DoAsync("chooseFamilyGroup", """slug: "like-us", name: "Like us", bodies: ["shire", "northshire"]""");
        var indicator = IndicatorAddress().Match(await shire.Host.GetAsync("/partnerships/shire/outcomes")).Value;

        var alone = await shire.Host.GetAsync(indicator);
        var group = await shire.Host.GetAsync(indicator + "?familyGroup=like-us");

        Assert.DoesNotContain("Figures of the family group", alone, StringComparison.Ordinal);
        Assert.Contains("Figures of the family group Like us", group, StringComparison.Ordinal);
        Assert.Contains(">Northshire</text>", group, StringComparison.Ordinal);
        Assert.DoesNotContain(">Southshire</text>", group, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_recorded_has_no_field_to_choose_from_no_empty_chart_and_no_empty_branches()
    {
        await using var host = await ModuleHost.StartAsync<CommunityPlanningModule>(demonstration: true);
        const string home = "/partnerships/north-lanarkshire";

        var areas = await host.GetAsync(home + "/areas");
        var budgets = await host.GetAsync(home + "/joint-budgets");
        var localAreas = await host.GetAsync(home + "/local-areas");
        var indicator = await host.GetAsync(IndicatorAddress().Match(await host.GetAsync(home + "/outcomes")).Value);

        Assert.Contains("id=\"filter-indicator\"", areas, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"filter-period\"", areas, StringComparison.Ordinal);
        Assert.DoesNotContain("platform-chart", budgets, StringComparison.Ordinal);
        Assert.Contains("No budgets are recorded yet.", budgets, StringComparison.Ordinal);
        Assert.Contains("No hubs or groups are recorded.", localAreas, StringComparison.Ordinal);
        Assert.DoesNotContain("platform-chart__target", indicator, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_local_area_is_a_tile_with_its_figure_and_whether_it_meets_the_target()
    {
        await using var shire = await Shire.StartAsync(Providers.Sqlite);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.AddIndicatorAsync("attainment", "unit: PERCENT, polarity: HIGH_IS_GOOD");
        foreach (var (number, name) in new[] { (1, "Airton"), (2, "Belton"), (3, "Corton") })
        {
            await shire.DoAsync("addLocalArea", $"""number: {number}, name: "{name}" """);
            await shire.DoAsync("addReportingBody", $"""slug: "area-{number}", name: "{name}", kind: LOCAL_AREA, localArea: {number}""");
        }

        await shire.SetTargetAsync("child-poverty", "2021/22", "15");
        await shire.RecordAsync("child-poverty", "2020/21", "13.5", body: "area-1");
        await shire.RecordAsync("child-poverty", "2021/22", "14.5", body: "area-1");
        await shire.RecordAsync("child-poverty", "2021/22", "19.16", body: "area-2");
        await shire.RecordAsync("child-poverty", "2021/22", "16");
        const string address = "/partnerships/shire/areas";

        var worker = await shire.Host.GetAsync(address, shire.Officer);
        var visitor = await shire.Host.GetAsync(address);
        var earlier = await shire.Host.GetAsync(address + "?indicator=child-poverty&period=2020%2F21");
        var other = await shire.Host.GetAsync(address + "?indicator=attainment");
        var csv = await shire.Host.GetAsync(address + "/areas.csv", shire.Officer);

        Assert.Equal(
            ["green: Airton 14.5", "red: Belton 19.16", ": Corton No figure"],
            Tile().Matches(worker).Select(m => $"{m.Groups["colour"]}: {m.Groups["name"]} {m.Groups["figure"]}")
        );
        Assert.Contains("missed: the target for 2021/22 is at most 15, and the figure is 19.16", worker, StringComparison.Ordinal);
        Assert.Contains("19.16", visitor, StringComparison.Ordinal);
        Assert.DoesNotContain("platform-tile--", visitor, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be shown", visitor, StringComparison.Ordinal);
        Assert.Equal(["13.5", "No figure", "No figure"], Tile().Matches(earlier).Select(m => m.Groups["figure"].Value));
        Assert.All(Tile().Matches(other), m => Assert.Equal("No figure", m.Groups["figure"].Value));
        Assert.Equal(
            ["Row,Figure,Target", "Airton,14.5,Met", "Belton,19.16,Missed", "Corton,,"],
            csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        );
        var area = await shire.Host.GetAsync(Tile().Match(visitor).Groups["address"].Value);
        Assert.Contains(">Airton</h1>", area, StringComparison.Ordinal);
        Assert.Contains("14.5", area, StringComparison.Ordinal);
        Assert.DoesNotContain("13.5", area, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unpublished_partnership_has_no_pages_for_the_public()
    {
        await using var host = await ModuleHost.StartAsync<CommunityPlanningModule>();
        await host.CreatePartnershipAsync("secret", published: false, "communityplanning");

        foreach (var name in Names)
        {
            var address = new Uri("/partnerships/secret" + name, UriKind.Relative);
            using var answer = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [GeneratedRegex(
        "<li class=\"platform-tile( platform-tile--(?<colour>[a-z]+))?\">\\s*"
            + "<span[^>]*>\\s*<a[^>]*href=\"(?<address>[^\"]+)\">(?<name>[^<]+)</a>"
            + "[\\s\\S]*?platform-tile__figure\">(?<figure>[^<]*)<",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Tile();

    [GeneratedRegex("/partnerships/[a-z-]+/indicator/Indicator_[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex IndicatorAddress();

    [GeneratedRegex("/partnerships/[a-z-]+/outcome/LocalOutcome_[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex OutcomeAddress();

    // Targets and figures that earlier demonstrations had made up.
    [GeneratedRegex(">\\s*(94\\.1|95\\.3)\\b|[Aa]t most 15|[Aa]t least 95|[Ss]chool leavers", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MadeUp();
}
