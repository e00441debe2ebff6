using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Monitoring;

/// <summary>Monitoring returns from the schedule to the figures that count, through GraphQL.</summary>
public sealed class MonitoringTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_return_is_sent_in_once_sent_back_sent_in_again_and_accepted(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        var id = await grant.ScheduleAsync();
        Assert.Equal("DUE", await grant.StateAsync(id));

        Assert.Equal("SUBMITTED", (string?)(await grant.SubmitAsync(id, meetings: "91"))["monitoringReturn"]!["state"]);
        Assert.Equal(
            ["WRONG_STATE input.monitoringReturn"],
            await grant.Grants.RefusedAsync("submitMonitoringReturn", grant.Full(id), await grant.Grants.ApplicantAsync(1))
        );
        Assert.Empty(await LatestAsync(grant));

        await grant.Grants.DoAsync(
            "returnMonitoringReturn",
            $"""monitoringReturn: "{id}", reason: "91 meetings in a month?", dueOn: "2026-12-07" """
        );
        Assert.Equal(
            """{"state":"RETURNED_FOR_CHANGES","remark":"91 meetings in a month?","dueOn":"2026-12-07","daysLeft":35}""",
            (await grant.ReadAsync(id, "state remark dueOn daysLeft"))!.ToJsonString()
        );
        Assert.Equal(
            ["WRONG_STATE input.monitoringReturn"],
            await grant.Grants.RefusedAsync("acceptMonitoringReturn", $"""monitoringReturn: "{id}" """)
        );

        await grant.SubmitAsync(id, meetings: "19");
        await grant.Grants.DoAsync("acceptMonitoringReturn", $"""monitoringReturn: "{id}" """);
        Assert.Equal(["19 2026-11 Monitoring return 1: November BELOW_TARGET"], await LatestAsync(grant));
        Same.Json(
            """
            {
              "state": "ACCEPTED",
              "remark": null,
              "daysLeft": null,
              "submissions": {
                "nodes": [
                  {
                    "number": 1,
                    "outcome": "RETURNED_FOR_CHANGES",
                    "reason": "91 meetings in a month?",
                    "narrative": "Going well",
                    "spent": { "revenue": { "amount": "40.00" }, "capital": { "amount": "0.00" } },
                    "actuals": [{ "value": "91", "on": "2026-11", "measure": { "what": "Meetings held" } }]
                  },
                  {
                    "number": 2,
                    "outcome": "ACCEPTED",
                    "reason": null,
                    "narrative": "Going well",
                    "spent": { "revenue": { "amount": "40.00" }, "capital": { "amount": "0.00" } },
                    "actuals": [{ "value": "19", "on": "2026-11", "measure": { "what": "Meetings held" } }]
                  }
                ]
              }
            }
            """,
            (
                await grant.ReadAsync(
                    id,
                    "state remark daysLeft submissions { nodes { number outcome reason narrative spent { revenue { amount } "
                        + "capital { amount } } actuals { value on measure { what } } } }"
                )
            )!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Of_many_who_send_a_return_in_at_once_one_does(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        var id = await grant.ScheduleAsync();
        string[] keys = [await grant.Grants.ApplicantAsync(1), await grant.Grants.OfficerAsync()];

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => Task.Run(() => grant.Grants.RefusedAsync("submitMonitoringReturn", grant.Full(id), keys[i % 2])))
        );

        Assert.Single(answers, a => a.Count == 0);
        Assert.All(answers.SelectMany(a => a), refused => Assert.Equal("WRONG_STATE input.monitoringReturn", refused));
        Assert.Equal(1, (int)(await grant.ReadAsync(id, "submissions { totalCount }"))!["submissions"]!["totalCount"]!);
    }

    [Theory]
    [EveryDatabase]
    public async Task It_is_overdue_the_day_after_by_the_calendar_of_the_UK(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        // In summer the UK's day begins an hour before the day of UTC.
        var id = await grant.ScheduleAsync("June", "2027-06-30");
        await grant.ScheduleAsync("July", "2027-07-31");

        grant.Grants.SetTime("2027-06-30T22:59:59Z");
        Assert.Equal("""{"state":"DUE","daysLeft":0}""", (await grant.ReadAsync(id, "state daysLeft"))!.ToJsonString());
        Assert.Equal(["June DUE", "July DUE"], await ListAsync(grant, "state: DUE"));
        Assert.Empty(await ListAsync(grant, "state: OVERDUE"));

        grant.Grants.SetTime("2027-06-30T23:00:00Z");
        Assert.Equal("""{"state":"OVERDUE","daysLeft":-1}""", (await grant.ReadAsync(id, "state daysLeft"))!.ToJsonString());
        Assert.Equal(["July DUE"], await ListAsync(grant, "state: DUE"));
        Assert.Equal(["June OVERDUE"], await ListAsync(grant, "state: OVERDUE"));
        Assert.Equal(["June OVERDUE"], await ListAsync(grant, "dueBefore: \"2027-07-31\""));
        Assert.Equal(["June OVERDUE", "July DUE"], await ListAsync(grant, "dueBefore: \"2027-08-01\""));

        // Late, and taken all the same.
        grant.Grants.SetTime("2027-07-05T12:00:00Z");
        await grant.SubmitAsync(id);
        Assert.Equal(["June SUBMITTED"], await ListAsync(grant, "state: SUBMITTED"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Spending_is_never_more_than_was_promised_of_each_stream(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        var id = await grant.ScheduleAsync();
        var applicant = await grant.Grants.ApplicantAsync(1);

        Assert.Equal(
            ["MORE_THAN_GRANTED input.revenueSpent"],
            await grant.Grants.RefusedAsync("submitMonitoringReturn", grant.Full(id, revenue: "100.01"), applicant)
        );
        Assert.Equal(
            ["MORE_THAN_GRANTED input.capitalSpent"],
            await grant.Grants.RefusedAsync("submitMonitoringReturn", grant.Full(id, revenue: "0", capital: "50.01"), applicant)
        );
        Assert.Equal(
            ["INVALID input.revenueSpent"],
            await grant.Grants.RefusedAsync("submitMonitoringReturn", grant.Full(id, revenue: "-0.01"), applicant)
        );
        // Nothing was paid yet: it may be spent before it is paid.
        await grant.SubmitAsync(id, revenue: "100", capital: "50");

        // What was released meanwhile is the fund's again.
        await grant.Grants.DoAsync("releaseAllocation", $"""allocation: "{grant.Allocation}", reason: "Roof is sound" """);
        Assert.Equal(
            ["MORE_THAN_GRANTED input.monitoringReturn", "MORE_THAN_GRANTED input.monitoringReturn"],
            await grant.Grants.RefusedAsync("acceptMonitoringReturn", $"""monitoringReturn: "{id}" """)
        );
        Assert.Equal("SUBMITTED", await grant.StateAsync(id));
        Assert.Empty(await LatestAsync(grant));
        Assert.Equal(
            ["WRONG_STATE input.allocation"],
            await grant.Grants.RefusedAsync(
                "scheduleMonitoring",
                $$"""allocation: "{{grant.Allocation}}", returns: [{title: "Last", dueOn: "2027-01-31"}]"""
            )
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task All_that_it_asks_for_must_be_there(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        var id = await grant.ScheduleAsync();
        var narrative = await grant.ScheduleAsync("Words only", "2026-12-31", "asksSpending: false, asksActuals: false");
        var applicant = await grant.Grants.ApplicantAsync(1);

        Assert.Equal(
            ["INVALID input.revenueSpent", "INVALID input.narrative", "INVALID input.actuals"],
            await grant.Grants.RefusedAsync("submitMonitoringReturn", $"""monitoringReturn: "{id}" """, applicant)
        );
        Assert.Equal(
            ["INVALID input.actuals.0.value", "INVALID input.actuals.0.on"],
            await grant.Grants.RefusedAsync(
                "submitMonitoringReturn",
                grant.Full(id, meetings: "many").Replace("2026-11\"", "2026-12\"", StringComparison.Ordinal),
                applicant
            )
        );
        Assert.Equal(
            ["INVALID input.actuals", "NOT_FOUND input.actuals.0.grantMeasure"],
            await grant.Grants.RefusedAsync(
                "submitMonitoringReturn",
                grant.Full(id).Replace(grant.Target, $"GrantMeasure_{Guid.NewGuid():N}", StringComparison.Ordinal),
                applicant
            )
        );
        Assert.Equal(
            ["INVALID input.narrative"],
            await grant.Grants.RefusedAsync("submitMonitoringReturn", $"""monitoringReturn: "{narrative}" """, applicant)
        );
        await grant.Grants.DoAsync(
            "submitMonitoringReturn",
            $"""monitoringReturn: "{narrative}", narrative: "Going well" """,
            key: applicant
        );
        await grant.Grants.DoAsync("acceptMonitoringReturn", $"""monitoringReturn: "{narrative}" """);
        Assert.Equal("DUE", await grant.StateAsync(id));
    }

    [Theory]
    [EveryDatabase]
    public async Task To_whoever_may_not_read_it_a_return_is_not_there(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        var id = await grant.ScheduleAsync();
        var other = await grant.Grants.ApplicantAsync(2);
        var own = await grant.Grants.ApplicantAsync(1);

        Assert.Null(await grant.ReadAsync(id, "title", other));
        Assert.Equal(
            ["NOT_FOUND input.monitoringReturn"],
            await grant.Grants.RefusedAsync("submitMonitoringReturn", grant.Full(id), other)
        );
        Assert.Equal(
            ["NOT_FOUND input.monitoringReturn"],
            await grant.Grants.RefusedAsync("submitMonitoringReturn", grant.Full(id) + ", version: 77", other)
        );
        Assert.Empty(await ListAsync(grant, "first: 5", other));
        Assert.Equal(["November DUE"], await ListAsync(grant, "first: 5", own));
        Assert.Equal(
            """{"project":"Roof 1","organisation":{"name":"Village hall 1"},"measures":[{"what":"Meetings held","value":"20"}]}""",
            (await grant.ReadAsync(id, "project organisation { name } measures { what value }", own))!.ToJsonString()
        );
        // The funds behind it are not the applicant's business.
        var asked = await grant.Grants.Host.AskAsync(
            $$"""{ node(id: "{{id}}") { ... on MonitoringReturn { title allocation { title } } } }""",
            own
        );
        Assert.Equal(("FORBIDDEN", null), ((string?)asked["errors"]![0]!["extensions"]!["code"], asked["data"]!["node"]!["allocation"]));
        foreach (
            var (mutation, input) in new[]
            {
                ("acceptMonitoringReturn", ""),
                ("returnMonitoringReturn", ", reason: \"R\""),
                ("changeMonitoringReturn", ""),
                ("cancelMonitoringReturn", ", reason: \"R\""),
                ("recordReminder", ""),
            }
        )
        {
            var answer = await grant.Grants.Host.AskAsync(
                $$"""mutation { {{mutation}}(input: {partnership: "north", monitoringReturn: "{{id}}" {{input}}}) { errors { code } } }""",
                own
            );
            Assert.Equal("FORBIDDEN", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        }

        // Officers send in what came by letter.
        await grant.Grants.DoAsync("submitMonitoringReturn", grant.Full(id));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_grant_that_came_of_no_application_is_told_of_by_officers(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        var allocation = (string)
            (await grant.Grants.DoAsync("allocateGrant", """fund: "pot", title: "Bus", revenue: "10" """, "allocation { id }"))[
                "allocation"
            ]!["id"]!;
        var id = await grant.ScheduleAsync(allocation: allocation);

        Assert.Null((await grant.ReadAsync(id, "organisation { name }"))!["organisation"]);
        Assert.Null(await grant.ReadAsync(id, "title", await grant.Grants.ApplicantAsync(1)));
        // Nothing is promised to it yet.
        string Spent(string amount) => $"""monitoringReturn: "{id}", revenueSpent: "{amount}", narrative: "Not begun" """;
        Assert.Equal(["MORE_THAN_GRANTED input.revenueSpent"], await grant.Grants.RefusedAsync("submitMonitoringReturn", Spent("0.01")));
        await grant.Grants.DoAsync("submitMonitoringReturn", Spent("0"));
    }

    [Theory]
    [EveryDatabase]
    public async Task The_schedule_is_checked_changed_and_cancelled(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        var id = await grant.ScheduleAsync();
        Task<IReadOnlyList<string>> RefusedAsync(string returns) =>
            grant.Grants.RefusedAsync("scheduleMonitoring", $"""allocation: "{grant.Allocation}", returns: [{returns}]""");

        Assert.Equal(["INVALID input.returns"], await RefusedAsync(""));
        Assert.Equal(["ALREADY_EXISTS input.returns.0.title"], await RefusedAsync("""{title: "November", dueOn: "2026-12-01"}"""));
        Assert.Equal(
            ["INVALID input.returns.1.title", "INVALID input.returns.1", "INVALID input.returns.1.dueOn"],
            await RefusedAsync(
                """
                {title: "May", dueOn: "2027-05-31"}, {title: "May", dueOn: "1907-05-31", asksSpending: false, asksNarrative: false,
                asksActuals: false}
                """
            )
        );

        await grant.Grants.DoAsync(
            "changeMonitoringReturn",
            $"""monitoringReturn: "{id}", title: "Autumn", dueOn: "2026-12-14", version: 0"""
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await grant.Grants.RefusedAsync("changeMonitoringReturn", $"""monitoringReturn: "{id}", version: 0""")
        );
        Assert.Equal("""{"title":"Autumn","dueOn":"2026-12-14"}""", (await grant.ReadAsync(id, "title dueOn"))!.ToJsonString());

        await grant.Grants.DoAsync("cancelMonitoringReturn", $"""monitoringReturn: "{id}", reason: "One a year will do" """);
        Assert.Equal(
            """{"state":"CANCELLED","remark":"One a year will do","daysLeft":null}""",
            (await grant.ReadAsync(id, "state remark daysLeft"))!.ToJsonString()
        );
        Assert.Equal(["WRONG_STATE input.monitoringReturn"], await grant.Grants.RefusedAsync("submitMonitoringReturn", grant.Full(id)));
        // Its title is free again.
        await grant.ScheduleAsync("Autumn");
    }

    [Theory]
    [EveryDatabase]
    public async Task Returns_cost_no_more_statements_for_more_of_them(string provider)
    {
        await using var grant = await MonitoredGrant.StartAsync(provider);
        await SendAsync(1);
        var few = await CountAsync();
        for (var i = 2; i <= 8; i++)
        {
            await SendAsync(i);
        }

        Assert.Equal(few, await CountAsync());

        async Task SendAsync(int number)
        {
            var id = await grant.ScheduleAsync($"Month {number}");
            await grant.Grants.DoAsync("recordReminder", $"""monitoringReturn: "{id}" """);
            await grant.SubmitAsync(id);
        }

        async Task<int> CountAsync()
        {
            const string query =
                "monitoringReturns(first: 50) { totalCount nodes { title state daysLeft project organisation { name } measures "
                + "{ what } allocation { title } reminders { nodes { on } } submissions { nodes { number spent { total { amount "
                + "} } actuals { value measure { what } } } } } }";
            await grant.Grants.ReadAsync(query);
            grant.Grants.Host.Sql.Reset();
            await grant.Grants.ReadAsync(query);
            return grant.Grants.Host.Sql.Count;
        }
    }

    /// <summary>The target's latest actual, as "value on source state"; none where there is none.</summary>
    private static async Task<IReadOnlyList<string>> LatestAsync(MonitoredGrant grant)
    {
        var allocation = (
            await grant.Grants.Host.DataAsync(
                $$"""{ node(id: "{{grant.Allocation}}") { ... on Allocation { targets { state latest { value on source } } } } }""",
                await grant.Grants.OfficerAsync()
            )
        )["node"]!;
        return
        [
            .. allocation["targets"]!
                .AsArray()
                .Where(t => t!["latest"] is not null)
                .Select(t =>
                    $"{(string?)t!["latest"]!["value"]} {(string?)t["latest"]!["on"]} {(string?)t["latest"]!["source"]} "
                    + $"{(string?)t["state"]}"
                ),
        ];
    }

    private static async Task<IReadOnlyList<string>> ListAsync(MonitoredGrant grant, string arguments, string? key = null) =>
        [
            .. (await grant.Grants.ReadAsync($"monitoringReturns({arguments}) {{ nodes {{ title state }} }}", key))["monitoringReturns"]![
                "nodes"
            ]!
                .AsArray()
                .Select(r => $"{(string?)r!["title"]} {(string?)r["state"]}"),
        ];
}
