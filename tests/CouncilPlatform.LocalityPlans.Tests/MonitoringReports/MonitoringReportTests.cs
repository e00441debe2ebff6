using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.LocalityPlans.Actions;
using CouncilPlatform.LocalityPlans.Contracts;
using CouncilPlatform.LocalityPlans.Monitoring;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests.MonitoringReports;

/// <summary>Snapshots for scrutiny.</summary>
public sealed class MonitoringReportTests
{
    private const string Everything =
        "monitoringReport(number: 1) { title asAt planTitle reportedTo fingerprint counts { done due overdue notDue undated } "
        + "rows { totalCount nodes { number theme opportunity action owners keyDate dueBy status reached expected } } }";

    [Theory, EveryDatabase]
    [Trait("case", "L20")]
    public async Task A_report_as_at_a_day_tells_row_by_row_what_is_done_due_or_overdue_and_never_changes(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var meetings = await AddPlanAsync(lakes);
        var taken = await lakes.DoAsync(
            "takeMonitoringReport",
            """plan: "plan", title: "Joint working", asAt: "2015-11-01", reportedTo: "Overview and Scrutiny Committee" """,
            "monitoringReport { id number asAt }"
        );
        Assert.Equal((1, "2015-11-01"), ((int)taken["number"]!, (string?)taken["asAt"]));

        var report = (await lakes.ReadAsync(Everything))["monitoringReport"]!;
        Assert.Equal(
            [
                "1 Two meetings OVERDUE July – October 2015 2015-10-31 1/2",
                "2 County Emergency Plan DONE In place  /",
                "3 Community grants DUE July to December 2015 2015-12-31 /",
                "4 Local Plan NOT_DUE Next Local Plan to commence 2017 2017-12-31 /",
                "5 Digital projects UNDATED Dates to coincide  /",
                "6 Without a date UNDATED   /",
            ],
            report["rows"]!["nodes"]!
                .AsArray()
                .Select(r => $"{r!["number"]} {r["action"]} {r["status"]} {r["keyDate"]} {r["dueBy"]} {r["reached"]}/{r["expected"]}")
        );
        Assert.Equal("""{"done":1,"due":1,"overdue":1,"notDue":1,"undated":2}""", report["counts"]!.ToJsonString());
        Assert.Equal("District: Policy Officer; County: post not named", (string?)report["rows"]!["nodes"]![0]!["owners"]);
        Assert.Null(report["rows"]!["nodes"]![1]!["owners"]);

        // The second meeting, held in time and told late; a new name; a completed action.
        var (table, page) = (await DownloadAsync(lakes, "csv"), await DownloadAsync(lakes, "html"));
        await ChangeAsync(
            lakes,
            async (db, partnership, ct) =>
            {
                db.Add(
                    new ProgressUpdate
                    {
                        PartnershipId = partnership.Id,
                        ActionId = meetings.Action,
                        KeyDateId = meetings.Date,
                        Kind = ProgressKind.Milestone,
                        On = new(2015, 10, 30),
                    }
                );
                foreach (var action in await db.Of<PlanAction>(partnership).ToListAsync(ct))
                {
                    (action.Title, action.CompletedOn) = ("Renamed", new(2015, 10, 31));
                }
            }
        );
        Assert.Equal(report.ToJsonString(), (await lakes.ReadAsync(Everything))["monitoringReport"]!.ToJsonString());
        Assert.Equal((table, page), (await DownloadAsync(lakes, "csv"), await DownloadAsync(lakes, "html")));
        Assert.Equal(
            "Renamed",
            (string?)
                (await lakes.ReadAsync("monitoringReport(number: 1) { rows(first: 1) { nodes { now { title } } } }"))["monitoringReport"]![
                    "rows"
                ]!["nodes"]![0]!["now"]!["title"]
        );

        // Another of the same day tells what is known now, and the first stays.
        await lakes.DoAsync("takeMonitoringReport", """plan: "plan", title: "Again", asAt: "2015-11-01" """, "monitoringReport { number }");
        var both = (await lakes.ReadAsync("monitoringReports { totalCount nodes { number fingerprint counts { done overdue } } }"))[
            "monitoringReports"
        ]!;
        Assert.Equal(
            ["2 6 0", "1 1 1"],
            both["nodes"]!.AsArray().Select(r => $"{r!["number"]} {r["counts"]!["done"]} {r["counts"]!["overdue"]}")
        );
        Assert.NotEqual((string?)both["nodes"]![0]!["fingerprint"], (string?)both["nodes"]![1]!["fingerprint"]);
        Assert.Equal(report["fingerprint"]!.ToString(), both["nodes"]![1]!["fingerprint"]!.ToString());
        Assert.Equal(await FingerprintAsync(lakes), (string?)report["fingerprint"]);
    }

    [Theory, EveryDatabase]
    [Trait("case", "L20")]
    public async Task A_report_is_a_table_and_a_page_to_print_and_what_is_written_in_it_is_text(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        await AddPlanAsync(lakes);
        await lakes.AddActionAsync("<script>alert(1)</script> & more");
        await lakes.AddActionAsync("=HYPERLINK(1)");
        await lakes.DoAsync(
            "takeMonitoringReport",
            """plan: "plan", title: "<b>Joint</b> working", asAt: "2015-11-01" """,
            "monitoringReport { id }"
        );

        var table = await DownloadAsync(lakes, "csv");
        Assert.StartsWith(
            "report,as_at,row,theme,opportunity,action,owners,key_date,due_by,status,reached,expected\r\n",
            table,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1,2015-11-01,1,Joint priorities,Opportunity 1,Two meetings,District: Policy Officer; County: post not named,July "
                + "– October 2015,2015-10-31,OVERDUE,1,2\r\n",
            table,
            StringComparison.Ordinal
        );
        Assert.Contains("'=HYPERLINK(1)", table, StringComparison.Ordinal);

        using var answer = await lakes.Host.Client.GetAsync(
            new Uri("/data/v1/lakes/monitoring-report-1.html", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // A browser applies the page's own style, and nothing else.
        var style = page.Split("<style>")[1].Split("</style>")[0];
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single()
        );
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en-GB\">", page, StringComparison.Ordinal);
        Assert.Contains(">Overdue (1 of 2)</td>", page, StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2015-11-01\">1 November 2015</time>", page, StringComparison.Ordinal);

        var list = JsonNode
            .Parse(
                await lakes.Host.Client.GetStringAsync(new Uri("/data/v1/lakes", UriKind.Relative), TestContext.Current.CancellationToken)
            )!
            .AsArray()
            .Select(f => (string?)f!["href"])
            .ToList();
        Assert.Equal(
            [
                "/data/v1/lakes/actions-plan.csv",
                "/data/v1/lakes/asset-register.csv",
                "/data/v1/lakes/asset-register.xlsx",
                "/data/v1/lakes/monitoring-report-1.csv",
                "/data/v1/lakes/monitoring-report-1.html",
            ],
            list
        );
        foreach (
            var wrong in new[]
            {
                "monitoring-report-2.html",
                "monitoring-report-x.csv",
                "monitoring-report-.html",
                "monitoring-report.html",
                "monitoring-report-1.json",
            }
        )
        {
            using var missing = await lakes.Host.Client.GetAsync(
                new Uri($"/data/v1/lakes/{wrong}", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_report_of_the_future_or_of_nothing_is_refused_and_a_hidden_partnerships_report_is_not_there(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider, published: false);
        Assert.Equal(
            ["NOT_FOUND input.plan"],
            await lakes.RefusedAsync("takeMonitoringReport", """plan: "none", title: "A", asAt: "2015-11-01" """)
        );
        await lakes.AddActionAsync("A");
        Assert.Equal(
            ["INVALID input.title", "INVALID input.reportedTo", "INVALID input.asAt"],
            await lakes.RefusedAsync("takeMonitoringReport", """plan: "plan", title: "", asAt: "2199-11-01", reportedTo: "a@b.example" """)
        );
        Assert.Equal(
            "FORBIDDEN",
            await lakes.DeniedAsync(
                "takeMonitoringReport",
                """plan: "plan", title: "A", asAt: "2015-11-01" """,
                await lakes.Host.KeyAsync("lakes", Role.Viewer)
            )
        );
        await lakes.DoAsync("takeMonitoringReport", """plan: "plan", title: "A", asAt: "2015-11-01" """, "monitoringReport { id }");

        using var hidden = await lakes.Host.Client.GetAsync(
            new Uri("/data/v1/lakes/monitoring-report-1.html", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task More_reports_and_rows_cost_no_more_statements(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        const string query =
            "monitoringReports { nodes { number plan { title } counts { done } rows(status: UNDATED) { totalCount nodes { "
            + "action now { title } } } } }";
        // The rows of one report alone come with their number, in one statement.
        await TakeAsync("One");
        await TakeAsync("Two");
        var two = await lakes.CostAsync(query);
        await TakeAsync("Three");
        Assert.Equal(two, await lakes.CostAsync(query));

        async Task TakeAsync(string action)
        {
            await lakes.AddActionAsync(action);
            await lakes.DoAsync("takeMonitoringReport", """plan: "plan", title: "A", asAt: "2015-11-01" """, "monitoringReport { id }");
        }
    }

    private static KeyDate Date(string text, KeyDateKind kind, DateOnly? from = null, DateOnly? by = null, int? expected = null) =>
        new()
        {
            Text = text,
            Kind = kind,
            Starts = from,
            Ends = by,
            DueFrom = from,
            DueBy = by,
            Expected = expected,
            Unit = expected is null ? null : "meetings",
        };

    /// <summary>One action of each status on 1 November 2015; gives that of the two meetings.</summary>
    private static async Task<(Guid Action, Guid Date)> AddPlanAsync(Lakeland lakes)
    {
        await lakes.AddActionAsync(
            "Two meetings",
            Date("July – October 2015", KeyDateKind.During, new(2015, 7, 1), new(2015, 10, 31), expected: 2)
        );
        await lakes.AddActionAsync("County Emergency Plan", Date("In place", KeyDateKind.InPlace));
        await lakes.AddActionAsync(
            "Community grants",
            Date("July to December 2015", KeyDateKind.During, new(2015, 7, 1), new(2015, 12, 31))
        );
        await lakes.AddActionAsync(
            "Local Plan",
            Date("Next Local Plan to commence 2017", KeyDateKind.Starting, new(2017, 1, 1), new(2017, 12, 31))
        );
        await lakes.AddActionAsync("Digital projects", Date("Dates to coincide", KeyDateKind.Dependency));
        await lakes.AddActionAsync("Without a date");
        (Guid Action, Guid Date) meetings = default;
        await ChangeAsync(
            lakes,
            async (db, partnership, ct) =>
            {
                var date = await db.Of<KeyDate>(partnership).SingleAsync(d => d.Expected == 2, ct);
                meetings = (date.ActionId, date.Id);
                db.Add(
                    new ProgressUpdate
                    {
                        PartnershipId = partnership.Id,
                        ActionId = date.ActionId,
                        KeyDateId = date.Id,
                        Kind = ProgressKind.Milestone,
                        On = new(2015, 9, 1),
                    }
                );
                var councils = await lakes.CouncilsAsync();
                db.Add(
                    new ActionOwner
                    {
                        ActionId = date.ActionId,
                        OrganisationId = councils[Lakeland.District],
                        Number = 1,
                        Post = "Policy Officer",
                    }
                );
                db.Add(
                    new ActionOwner
                    {
                        ActionId = date.ActionId,
                        OrganisationId = councils[Lakeland.County],
                        Number = 2,
                    }
                );
            }
        );
        return meetings;
    }

    private static async Task ChangeAsync(Lakeland lakes, Func<LocalityPlansDb, Partnership, CancellationToken, Task> change)
    {
        await using var scope = lakes.Host.CommandScope();
        var partnership = await scope
            .ServiceProvider.GetRequiredService<IPartnerships>()
            .FindAsync("lakes", TestContext.Current.CancellationToken);
        await scope
            .ServiceProvider.GetRequiredService<Changes<LocalityPlansDb>>()
            .RunAsync(
                partnership,
                "test",
                async write =>
                {
                    await change(write.Db, partnership, write.Cancellation);
                    write.Audit(partnership, "changed");
                },
                TestContext.Current.CancellationToken
            );
    }

    private static async Task<string> FingerprintAsync(Lakeland lakes)
    {
        await using var scope = lakes.Host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<LocalityPlansDb>();
        var report = await db.Set<MonitoringReport>().AsNoTracking().SingleAsync(r => r.Number == 1, TestContext.Current.CancellationToken);
        return MonitoringSnapshot.FingerprintOf(
            report.AsAt,
            await db.Set<MonitoringRow>()
                .AsNoTracking()
                .Where(r => r.ReportId == report.Id)
                .OrderBy(r => r.Number)
                .ToListAsync(TestContext.Current.CancellationToken)
        );
    }

    private static async Task<string> DownloadAsync(Lakeland lakes, string extension) =>
        (
            await lakes.Host.Client.GetStringAsync(
                new Uri($"/data/v1/lakes/monitoring-report-1.{extension}", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        ).TrimStart('\uFEFF');
}
