using System.Globalization;
using System.Net;
using CouncilPlatform.CommunityPlanning.Tests.Budgets;
using CouncilPlatform.Testing.Databases;
using CouncilPlatform.Tests.Pages;

namespace CouncilPlatform.CommunityPlanning.Tests.AnnualReports;

/// <summary>
/// The report of a year covers every outcome and participation, shows every partner by the same columns, and stays as it was published.
/// </summary>
public sealed class AnnualReportTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C24")]
    public async Task The_annual_report_covers_every_outcome_and_participation_and_shows_every_partner_alike(string provider)
    {
        await using var shire = await StartAsync(provider);

        Assert.Equal(
            ["COMMENTARY_MISSING input.financialYear"],
            await shire.RefusedAsync("publishAnnualReport", """financialYear: "2022/23" """)
        );
        Assert.Equal(["INVALID input.financialYear"], await shire.RefusedAsync("publishAnnualReport", """financialYear: "2023/24" """));
        Assert.Contains("2022", await shire.FaultAsync("publishAnnualReport", """financialYear: "2022" """), StringComparison.Ordinal);
        Assert.Contains(
            "child-poverty: missed: the target for 2022/23 is at most 15, and the figure is 16",
            (await shire.ReadAsync("""annualReportDraft(financialYear: "2022/23") { blocks }""")).ToJsonString(),
            StringComparison.Ordinal
        );
        await ExplainAsync(shire);
        await shire.DoAsync("publishAnnualReport", """financialYear: "2022/23" """);

        const string report = """
            annualReport(financialYear: "2022/23") { firstDay lastDay outcomes { outcome indicator value target state reason
            commentary } partners { partner indicatorsDue indicatorsReturned actionsLed actionsJoined budget { amount } aligned {
            amount } } participation { area words } }
            """;
        var published = (await shire.ReadAsync(report)).ToJsonString();
        Same.Json(
            """
            {
              "annualReport": {
                "firstDay": "2022-04-01",
                "lastDay": "2023-03-31",
                "outcomes": [
                  {
                    "outcome": "Local poverty",
                    "indicator": "child-poverty",
                    "value": "16",
                    "target": "15",
                    "state": "MISSED",
                    "reason": "missed: the target for 2022/23 is at most 15, and the figure is 16",
                    "commentary": "Rents rose"
                  },
                  {
                    "outcome": "Local health",
                    "indicator": null,
                    "value": null,
                    "target": null,
                    "state": null,
                    "reason": "no indicator measures it",
                    "commentary": null
                  }
                ],
                "partners": [
                  {
                    "partner": "The Council",
                    "indicatorsDue": 0,
                    "indicatorsReturned": 0,
                    "actionsLed": 1,
                    "actionsJoined": 0,
                    "budget": { "amount": "100.50" },
                    "aligned": { "amount": "100.00" }
                  },
                  {
                    "partner": "The Health Board",
                    "indicatorsDue": 0,
                    "indicatorsReturned": 0,
                    "actionsLed": 0,
                    "actionsJoined": 1,
                    "budget": { "amount": "0.00" },
                    "aligned": { "amount": "0.00" }
                  }
                ],
                "participation": [
                  { "area": "North", "words": "2 engagements, 40 people; 1 was not counted." },
                  { "area": "South", "words": "No engagement is recorded." },
                  { "area": "The whole area", "words": "No engagement is recorded." }
                ]
              }
            }
            """,
            published
        );

        // Published is published: what changes afterwards shows in the next.
        await shire.RecordAsync("child-poverty", "2022/23", "99");
        await shire.DoAsync(
            "recordEngagement",
            """title: "Late", method: "survey", heldOn: "2023-03-31", participants: 5, findings: "More", localArea: 2"""
        );
        Assert.Equal(published, (await shire.ReadAsync(report)).ToJsonString());
        Assert.Equal(
            ["ALREADY_EXISTS input.financialYear"],
            await shire.RefusedAsync("publishAnnualReport", """financialYear: "2022/23" """)
        );
    }

    [Fact]
    [Trait("case", "C24")]
    public async Task The_published_report_is_open_to_the_public_as_page_tables_and_workbook()
    {
        await using var shire = await StartAsync(Providers.Sqlite);
        await ExplainAsync(shire);
        await shire.DoAsync("publishAnnualReport", """financialYear: "2022/23" """);

        var page = await FileAsync("annual-report-2022-23.html");
        foreach (
            var part in new[]
            {
                "<html lang=\"en-GB\">",
                "<h1>Annual report 2022/23</h1>",
                "1 April 2022 to 31 March 2023",
                "<caption>Local poverty (national outcome: National outcome 1)</caption>",
                "Rents rose",
                "<th scope=\"row\">The Health Board</th>",
                "no indicator measures it",
            }
        )
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(
            "Area,Engagements,People,Not counted",
            (await FileAsync("annual-report-participation-2022-23.csv")).TrimStart('\uFEFF'),
            StringComparison.Ordinal
        );
        Assert.Contains("Local health", await FileAsync("annual-report-outcomes-2022-23.csv"), StringComparison.Ordinal);
        Assert.Contains(
            "The Council,0,0,1,0,100.50,100.00",
            await FileAsync("annual-report-partners-2022-23.csv"),
            StringComparison.Ordinal
        );
        using var workbook = new MemoryStream(
            await shire.Host.Client.GetByteArrayAsync(
                new Uri("/data/v1/shire/annual-report-2022-23.xlsx", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(["Outcomes", "Partners", "Participation"], new TableFile(workbook, "report.xlsx", new()).Sheets());
        using var none = await shire.Host.Client.GetAsync(
            new Uri("/data/v1/shire/annual-report-2021-22.html", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        // A draft is for those who draw it up.
        Assert.Contains(
            "FORBIDDEN",
            (await shire.Host.AskAsync("""{ partnership(slug: "shire") { annualReportDraft(financialYear: "2022/23") { blocks } } }"""))
                .ToJsonString()
                .Replace("UNAUTHENTICATED", "FORBIDDEN", StringComparison.Ordinal),
            StringComparison.Ordinal
        );

        Task<string> FileAsync(string name) =>
            shire.Host.Client.GetStringAsync(new Uri($"/data/v1/shire/{name}", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    [Fact]
    [Trait("case", "C24")]
    public async Task The_page_has_no_accessibility_violation_does_not_scroll_sideways_and_repeats_its_heads_in_print()
    {
        await using var shire = await StartAsync(Providers.Sqlite);
        await ExplainAsync(shire);
        await shire.DoAsync("publishAnnualReport", """financialYear: "2022/23" """);
        await PrintedPages.CheckAsync(
            await shire.Host.Client.GetStringAsync(
                new Uri("/data/v1/shire/annual-report-2022-23.html", UriKind.Relative),
                TestContext.Current.CancellationToken
            ),
            tables: 4
        );
    }

    private static async Task<Shire> StartAsync(string provider)
    {
        var shire = await Shire.StartAsync(provider);
        foreach (var (index, name) in new[] { "North", "South" }.Index())
        {
            await shire.DoAsync("addLocalArea", string.Create(CultureInfo.InvariantCulture, $"""number: {index + 1}, name: "{name}" """));
        }

        await shire.JoinAsync(Shire.Council);
        await shire.JoinAsync(Shire.Health);
        await shire.AddOutcomeAsync("poverty");
        await shire.AddOutcomeAsync("health", 2);
        await shire.AddIndicatorAsync("child-poverty", outcome: "poverty");
        await shire.SetTargetAsync("child-poverty", "2022/23", "15");
        await shire.RecordAsync("child-poverty", "2022/23", "16");
        var action = await shire.IdAsync(
            "addOutcomeAction",
            $"""title: "Money advice", lead: "{Shire.Council}", localOutcome: "poverty" """,
            "outcomeAction",
            await shire.ActingAsync(Shire.Council)
        );
        await shire.DoAsync(
            "addActionPartner",
            $"""outcomeAction: "{action}", organisation: "{Shire.Health}", role: PARTNER""",
            key: await shire.ActingAsync(Shire.Council)
        );
        await BudgetTests.LineAsync(shire, "A1", Shire.Council, "100", """localOutcome: "poverty" """, "2022/23");
        await BudgetTests.LineAsync(shire, "A2", Shire.Council, "0.50", "", "2022/23");
        await shire.DoAsync(
            "recordEngagement",
            """title: "First day", method: "forum", heldOn: "2022-04-01", participants: 40, findings: "More", localArea: 1"""
        );
        await shire.DoAsync(
            "recordEngagement",
            """title: "Uncounted", method: "stall", heldOn: "2023-03-31", findings: "More", localArea: 1"""
        );
        await shire.DoAsync(
            "recordEngagement",
            """title: "The year before", method: "forum", heldOn: "2022-03-31", participants: 9, findings: "More", localArea: 1"""
        );
        return shire;
    }

    private static async Task ExplainAsync(Shire shire)
    {
        var target = (string)
            (await shire.ReadAsync("""indicator(slug: "child-poverty") { targets { id } }"""))["indicator"]!["targets"]![0]!["id"]!;
        await shire.DoAsync("commentOnTarget", $"""indicatorTarget: "{target}", text: "Rents rose" """);
    }
}
