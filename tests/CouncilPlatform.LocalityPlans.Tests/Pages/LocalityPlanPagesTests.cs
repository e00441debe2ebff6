using System.Net;

namespace CouncilPlatform.LocalityPlans.Tests.Pages;

/// <summary>The module's pages, as visitors get them.</summary>
public sealed class LocalityPlanPagesTests
{
    private const string Actions = "/partnerships/south-lakeland/actions";

    [Fact]
    public async Task The_table_of_actions_is_filtered_by_its_address()
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(demonstration: true);
        var themes = (await host.DataAsync("""{ partnership(slug: "south-lakeland") { themes { nodes { id title } } } }"""))[
            "partnership"
        ]!["themes"]!["nodes"]!.AsArray();
        var theme = (string)themes.Single(t => (string?)t!["title"] == "Joint Priorities")!["id"]!;

        var page = await PageAsync(host, $"{Actions}?status=OVERDUE&asAt=2015-11-01");
        var overdue = await RowsAsync(host, "status=OVERDUE&asAt=2015-11-01");
        var priorities = await RowsAsync(host, $"theme={theme}&asAt=2015-11-01");

        Assert.Contains("<strong class=\"govuk-tag govuk-tag--red\">Overdue</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Two meetings during July – October 2015", page, StringComparison.Ordinal);
        Assert.DoesNotContain("County Emergency Plan in place", page, StringComparison.Ordinal);
        Assert.Equal(11, overdue.Count);
        Assert.Equal(
            ["Set up Joint Members Working Group", "Set up Operational Officer Network"],
            priorities.Select(r => r.Trim('"').Split(',')[0])
        );
    }

    [Fact]
    public async Task An_action_shows_the_words_and_days_of_its_key_dates_and_what_was_withdrawn()
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(demonstration: true);
        var officer = await host.KeyAsync("south-lakeland", Role.Officer, Lakeland.District);
        var meetings = await ActionAsync(host, "Set up Joint Members Working Group");
        var leader = await ActionAsync(host, "SLDC Leader to consider");
        var recorded = await host.DataAsync(
            $$"""
            mutation { recordProgress(input: {partnership: "south-lakeland", action: "{{leader}}", kind: STARTED, on: "2015-10-05",
              note: "The Chair was invited"}) { action { progress { nodes { id } } } errors { message } } }
            """,
            officer
        );
        var update = (string)recorded["recordProgress"]!["action"]!["progress"]!["nodes"]![0]!["id"]!;
        await host.DataAsync(
            $$"""
            mutation { withdrawProgress(input: {partnership: "south-lakeland", progressUpdate: "{{update}}",
              reason: "The letter was not sent"}) { errors { message } } }
            """,
            officer
        );

        var dates = await PageAsync(host, $"/partnerships/south-lakeland/action/{meetings}?asAt=2015-11-01");
        var progress = await PageAsync(host, $"/partnerships/south-lakeland/action/{leader}");

        Assert.Contains(
            "Two meetings during July – October 2015 (during the 2015 planning cycle for both councils)",
            dates,
            StringComparison.Ordinal
        );
        Assert.Contains("1 July 2015", dates, StringComparison.Ordinal);
        Assert.Contains("31 October 2015", dates, StringComparison.Ordinal);
        Assert.Contains("2 meetings", dates, StringComparison.Ordinal);
        Assert.Contains("Started (withdrawn: The letter was not sent)", progress, StringComparison.Ordinal);
        Assert.Contains("South Lakeland District Council: The Chair was invited", progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scrutiny_shows_recommendations_with_the_actions_that_carry_them_out_and_risks()
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(demonstration: true);
        var ids = (await host.DataAsync("""{ partnership(slug: "south-lakeland") { recommendations { nodes { id } } } }"""))[
            "partnership"
        ]!["recommendations"]!["nodes"]!.AsArray();

        var list = await PageAsync(host, "/partnerships/south-lakeland/recommendations?state=AWAITING_RESPONSE");
        var one = await PageAsync(host, $"/partnerships/south-lakeland/recommendation/{ids[2]!["id"]}");
        var scrutiny = await PageAsync(host, "/partnerships/south-lakeland/scrutiny");
        var risks = await PageAsync(host, "/partnerships/south-lakeland/risks");

        Assert.Contains("Greater involvement of County Highways in joint working is needed.", list, StringComparison.Ordinal);
        Assert.Contains("SLDC Digital Innovation Project to be scoped out by April 2015.", one, StringComparison.Ordinal);
        Assert.Contains("The future of transportation, cycling and infrastructure contributions", scrutiny, StringComparison.Ordinal);
        Assert.Contains("Portfolio Holder for Health and Wellbeing", scrutiny, StringComparison.Ordinal);
        Assert.Contains("Develop a culture of joint working.", risks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_monitoring_report_shows_its_counts_and_the_home_shows_the_latest()
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(demonstration: true);
        var taken = await host.DataAsync(
            """
            mutation { takeMonitoringReport(input: {partnership: "south-lakeland", plan: "joint-action-plan",
              title: "Joint working in autumn", asAt: "2015-11-01"}) { monitoringReport { id } errors { message } } }
            """,
            await host.KeyAsync("south-lakeland", Role.Officer)
        );
        var report = $"/partnerships/south-lakeland/monitoring-report/{taken["takeMonitoringReport"]!["monitoringReport"]!["id"]}";

        var page = await PageAsync(host, report);
        var csv = await host.GetAsync(report + "/rows.csv?status=OVERDUE");
        var home = await PageAsync(host, "/partnerships/south-lakeland");

        Assert.Contains("How far the plan had come on 1 November 2015.", page, StringComparison.Ordinal);
        Assert.Equal(12, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"href=\"{report}\">Joint working in autumn</a>", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_district_of_a_county_has_a_row_and_a_draft_is_only_for_the_partnerships_own_people()
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(demonstration: true);
        var officer = await host.KeyAsync("lancashire", Role.Officer);
        var created = await host.DataAsync(
            """
            mutation { createLocalityPlan(input: {partnership: "lancashire", district: "E07000124", year: 2008}) { localityPlan { id }
              errors { message } } }
            """,
            officer
        );
        var plan = $"/partnerships/lancashire/district-plan/{created["createLocalityPlan"]!["localityPlan"]!["id"]}";
        const string districts = "/partnerships/lancashire/district-plans";

        var csv = await host.GetAsync(districts + "/districts.csv?year=2008");
        var page = await PageAsync(host, plan, officer);

        var rows = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(13, rows.Length);
        Assert.Single(rows, r => r.StartsWith("Ribble Valley Borough Council,2008,In preparation", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, await PageAsync(host, districts + "?year=2008"), StringComparison.Ordinal);
        Assert.Contains(plan, await PageAsync(host, districts + "?year=2008", officer), StringComparison.Ordinal);
        Assert.Contains("Ribble Valley Borough Council: locality plan for 2008", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, plan));
    }

    [Theory]
    [InlineData("actions")]
    [InlineData("action-plans")]
    [InlineData("district-plans")]
    [InlineData("recommendations")]
    [InlineData("scrutiny")]
    [InlineData("monitoring-reports")]
    [InlineData("risks")]
    public async Task A_partnership_that_is_not_published_has_pages_only_for_its_own_people(string name)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>();
        await host.CreatePartnershipAsync("lakes", published: false, "localityplans");
        var viewer = await host.KeyAsync("lakes", Role.Viewer);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, $"/partnerships/lakes/{name}"));
        Assert.Contains("<h1", await PageAsync(host, $"/partnerships/lakes/{name}", viewer), StringComparison.Ordinal);
        Assert.DoesNotContain("Page not found", await PageAsync(host, $"/partnerships/lakes/{name}", viewer), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(ModuleHost host, string address, string? key = null) =>
        WebUtility.HtmlDecode(await host.GetAsync(address, key));

    private static async Task<HttpStatusCode> StatusAsync(ModuleHost host, string address)
    {
        using var answer = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(ModuleHost host, string query) =>
        [.. (await host.GetAsync($"{Actions}/actions.csv?{query}")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private static async Task<string> ActionAsync(ModuleHost host, string title) =>
        (string)
            (await host.DataAsync("""{ partnership(slug: "south-lakeland") { actions(first: 100) { nodes { id title } } } }"""))[
                "partnership"
            ]!["actions"]!["nodes"]!
                .AsArray()
                .Single(a => ((string)a!["title"]!).StartsWith(title, StringComparison.Ordinal))!["id"]!;
}
