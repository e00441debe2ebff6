using CouncilPlatform.LocalityPlans.Contracts;
using CouncilPlatform.Testing.Databases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests.Progress;

/// <summary>What happens with actions, and where they stand on a day, through GraphQL.</summary>
public sealed class ProgressTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "L8")]
    public async Task Of_two_meetings_one_is_held_and_the_day_after_the_last_it_is_overdue(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var action = await lakes.AddActionAsync(
            await lakes.AddPlanAsync(),
            "Meet",
            "Two meetings during July – October 2015 (during the 2015 planning cycle for both councils)"
        );
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: MILESTONE, on: "2015-09-10", note: "First meeting" """);

        Assert.Equal("NOT_DUE 0/2", await StandsAsync("2015-06-30"));
        Assert.Equal("DUE 0/2", await StandsAsync("2015-07-01"));
        Assert.Equal("DUE 1/2", await StandsAsync("2015-10-31"));
        Assert.Equal("OVERDUE 1/2", await StandsAsync("2015-11-01"));
        // A meeting that is held late ends that: from then on.
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: MILESTONE, on: "2015-11-20" """);
        Assert.Equal("OVERDUE 1/2", await StandsAsync("2015-11-19"));
        Assert.Equal("DONE 2/2", await StandsAsync("2015-11-20"));
        Assert.Equal("2015-11-20", (string?)(await lakes.NodeAsync("Action", action, "completedOn"))["completedOn"]);

        async Task<string> StandsAsync(string day)
        {
            var stands = await lakes.NodeAsync(
                "Action",
                action,
                $$"""status(asAt: "{{day}}") keyDates { status(asAt: "{{day}}") reached(asAt: "{{day}}") expected }"""
            );
            Assert.Equal((string)stands["status"]!, (string)stands["keyDates"]![0]!["status"]!);
            return $"{(string)stands["status"]!} {(int)stands["keyDates"]![0]!["reached"]!}/{(int)stands["keyDates"]![0]!["expected"]!}";
        }
    }

    [Theory]
    [EveryDatabase("April 2015", "2015-03-31", "NOT_DUE", "2015-04-30", "DUE", "2015-05-01", "OVERDUE")]
    [EveryDatabase("by September 2015", "2015-08-31", "NOT_DUE", "2015-09-30", "DUE", "2015-10-01", "OVERDUE")]
    [EveryDatabase("end of February 2016", "2016-02-28", "NOT_DUE", "2016-02-29", "DUE", "2016-03-01", "OVERDUE")]
    [EveryDatabase("Commence October 2015", "2015-09-30", "NOT_DUE", "2015-10-31", "DUE", "2015-11-01", "OVERDUE")]
    [EveryDatabase("Throughout 2015/16 (and ongoing)", "2015-03-31", "NOT_DUE", "2015-04-01", "DUE", "2099-01-01", "DUE")]
    [EveryDatabase(
        "From April 2015 onwards – through the life of the Council Plan (2019)",
        "2015-03-31",
        "NOT_DUE",
        "2019-12-31",
        "DUE",
        "2020-01-01",
        "OVERDUE"
    )]
    [EveryDatabase("In place", "2010-01-01", "DONE", "2015-01-01", "DONE", "2099-01-01", "DONE")]
    [EveryDatabase("Ongoing", "2010-01-01", "DUE", "2015-01-01", "DUE", "2099-01-01", "DUE")]
    [EveryDatabase(
        "Dates to coincide with both Digital Innovation and Digital by Default Projects",
        "2010-01-01",
        "UNDATED",
        "2015-01-01",
        "UNDATED",
        "2099-01-01",
        "UNDATED"
    )]
    [EveryDatabase("Autumn 2015", "2010-01-01", "UNDATED", "2015-01-01", "UNDATED", "2099-01-01", "UNDATED")]
    [Trait("case", "L7")]
    [Trait("case", "L9")]
    [Trait("case", "L10")]
    [Trait("case", "L11")]
    public async Task Where_an_action_stands_follows_from_its_key_date(
        string provider,
        string words,
        string before,
        string first,
        string within,
        string second,
        string after,
        string third
    )
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var action = await lakes.AddActionAsync(await lakes.AddPlanAsync(), "Act", words);

        foreach (var (day, status) in new[] { (before, first), (within, second), (after, third) })
        {
            Assert.Equal(status, (string?)(await lakes.NodeAsync("Action", action, $"""status(asAt: "{day}")"""))["status"]);
            // The database says the same of all as the rule says of one.
            foreach (var asked in new[] { "DONE", "DUE", "OVERDUE", "NOT_DUE", "UNDATED" })
            {
                var found = (int)
                    (await lakes.ReadAsync($$"""actions(filter: {status: {{asked}}, asAt: "{{day}}"}) { totalCount }"""))["actions"]![
                        "totalCount"
                    ]!;
                Assert.Equal((asked, asked == status ? 1 : 0), (asked, found));
            }
        }

        Assert.Equal(words, (string?)(await lakes.NodeAsync("Action", action, "keyDates { text }"))["keyDates"]![0]!["text"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_was_to_begin_is_not_overdue_once_it_has_begun(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var action = await lakes.AddActionAsync(await lakes.AddPlanAsync(), "Begin", "Commence October 2015");
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: STARTED, on: "2015-11-05" """);

        Assert.Equal(
            """{"a":"OVERDUE","b":"DUE"}""",
            (await lakes.NodeAsync("Action", action, """a: status(asAt: "2015-11-04") b: status(asAt: "2015-11-05")""")).ToJsonString()
        );
        Assert.Equal(
            1,
            (int)(await lakes.ReadAsync("""actions(filter: {status: DUE, asAt: "2016-11-05"}) { totalCount }"""))["actions"]!["totalCount"]!
        );
        Same.Json(
            """
            [
              { "status": "DONE", "actions": 0 },
              { "status": "DUE", "actions": 1 },
              { "status": "OVERDUE", "actions": 0 },
              { "status": "NOT_DUE", "actions": 0 },
              { "status": "UNDATED", "actions": 0 }
            ]
            """,
            (await lakes.ReadAsync("""actionTotals(asAt: "2015-11-05", actionPlan: "plan") { status actions }"""))[
                "actionTotals"
            ]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Completion_is_told_once_and_taken_back_where_it_was_a_mistake(string provider)
    {
        await using var lakes = await Lakes.StartAsync(
            provider,
            services: s => s.AddScoped<INotificationHandler<ActionCompleted>, Listener>()
        );
        var action = await lakes.AddActionAsync(await lakes.AddPlanAsync(), "Finish", "by June 2016");
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: NOTE, on: "2016-05-01", note: "Well on its way" """);
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: COMPLETED, on: "2016-06-20" """);

        Assert.Equal(
            ["ALREADY_COMPLETED input.kind"],
            await lakes.RefusedAsync("recordProgress", $"""action: "{action}", kind: COMPLETED, on: "2016-06-21" """)
        );
        Assert.Equal(
            """{"completedOn":"2016-06-20","a":"DUE","b":"DONE"}""",
            (
                await lakes.NodeAsync("Action", action, """completedOn a: status(asAt: "2016-06-19") b: status(asAt: "2016-06-20")""")
            ).ToJsonString()
        );
        var completed = (string)
            (await lakes.NodeAsync("Action", action, "progress { nodes { id kind } }"))["progress"]!["nodes"]!
                .AsArray()
                .Single(p => (string?)p!["kind"] == "COMPLETED")!["id"]!;
        await lakes.DoAsync("withdrawProgress", $"""progressUpdate: "{completed}", reason: "Another action was meant" """);
        Assert.Equal(
            ["WITHDRAWN input.progressUpdate"],
            await lakes.RefusedAsync("withdrawProgress", $"""progressUpdate: "{completed}", reason: "Again" """)
        );
        Assert.Equal(
            """{"completedOn":null,"b":"OVERDUE"}""",
            (await lakes.NodeAsync("Action", action, """completedOn b: status(asAt: "2016-07-01")""")).ToJsonString()
        );
        Assert.Equal([action], await HeardAsync(lakes));
    }

    [Theory]
    [EveryDatabase]
    public async Task Bad_progress_is_refused_with_its_place(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        var plain = await lakes.AddActionAsync(opportunity, "Plain", "April 2016");
        var twice = await lakes.AddActionAsync(opportunity, "Twice", "Two meetings in 2016");
        await lakes.DoAsync("changeAction", $"""action: "{twice}", keyDates: ["Two meetings in 2016", "3 workshops by March 2017"]""");

        Assert.Equal(
            ["INVALID input.on"],
            await lakes.RefusedAsync("recordProgress", $"""action: "{plain}", kind: STARTED, on: "2017-03-02" """)
        );
        Assert.Equal(
            ["INVALID input.note"],
            await lakes.RefusedAsync("recordProgress", $"""action: "{plain}", kind: NOTE, on: "2016-03-02" """)
        );
        Assert.Equal(
            ["INVALID input.keyDate"],
            await lakes.RefusedAsync("recordProgress", $"""action: "{plain}", kind: MILESTONE, on: "2016-03-02" """)
        );
        Assert.Equal(
            ["INVALID input.keyDate"],
            await lakes.RefusedAsync("recordProgress", $"""action: "{twice}", kind: MILESTONE, on: "2016-03-02" """)
        );
        var date = (string)(await lakes.NodeAsync("Action", plain, "keyDates { id }"))["keyDates"]![0]!["id"]!;
        Assert.Equal(
            ["NOT_FOUND input.keyDate"],
            await lakes.RefusedAsync("recordProgress", $"""action: "{twice}", kind: MILESTONE, on: "2016-03-02", keyDate: "{date}" """)
        );
        Assert.Equal(
            ["NOT_FOUND input.action"],
            await lakes.RefusedAsync(
                "recordProgress",
                """action: "Action_01900000000070008000000000000001", kind: STARTED, on: "2016-03-02" """
            )
        );
        var workshops = (string)(await lakes.NodeAsync("Action", twice, "keyDates { id }"))["keyDates"]![1]!["id"]!;
        await lakes.DoAsync("recordProgress", $"""action: "{twice}", kind: MILESTONE, on: "2016-03-02", keyDate: "{workshops}" """);
        Assert.Equal(
            """[{"reached":0},{"reached":1}]""",
            (await lakes.NodeAsync("Action", twice, "keyDates { reached }"))["keyDates"]!.ToJsonString()
        );
    }

    // What is told arrives after the change; the test's own time limit ends the wait.
    private static async Task<IReadOnlyList<string>> HeardAsync(Lakes lakes)
    {
        while (true)
        {
            var heard = (await lakes.ReadAsync("audit(first: 100) { nodes { action detail } }", lakes.Administrator))["audit"]!["nodes"]!
                .AsArray()
                .Where(a => (string?)a!["action"] == "hear")
                .Select(a => (string)a!["detail"]!)
                .ToList();
            if (heard.Count > 0)
            {
                return heard;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Notes in the audit trail which action it heard of.</summary>
    private sealed class Listener(Changes<LocalityPlansDb> changes, IPartnerships partnerships) : INotificationHandler<ActionCompleted>
    {
        public async Task Handle(ActionCompleted notification, CancellationToken cancellationToken) =>
            await changes.RunAsync(
                await partnerships.FindAsync(notification.PartnershipId, cancellationToken),
                "hear",
                async change =>
                {
                    var action = await change.Of<PlanAction>().SingleAsync(a => a.Id == notification.Action, change.Cancellation);
                    change.Audit(action, new GlobalId(nameof(Action), action.Id).ToString());
                },
                cancellationToken
            );
    }
}
