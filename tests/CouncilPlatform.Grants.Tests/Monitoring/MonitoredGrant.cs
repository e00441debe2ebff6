using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Rounds;

namespace CouncilPlatform.Grants.Tests.Monitoring;

/// <summary>
/// A grant of £100 revenue and £50 capital to the first village hall of <see cref="GrantRound"/>, with a target of 20 meetings, in a
/// partnership that
/// is not published. The clock stands in the afternoon of 2 November 2026.
/// </summary>
internal sealed class MonitoredGrant : IAsyncDisposable
{
    private MonitoredGrant(GrantRound grants, string allocation, string target)
    {
        Grants = grants;
        Allocation = allocation;
        Target = target;
    }

    public GrantRound Grants { get; }

    public string Allocation { get; }

    public string Target { get; }

    public static async Task<MonitoredGrant> StartAsync(string provider)
    {
        var grants = await GrantRound.StartAsync(provider, published: false);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1, revenue: "100", capital: "50");
        grants.SetTime("2026-11-02T15:00:00Z");
        await grants.DoAsync(
            "awardApplication",
            $$"""application: "{{application}}", draws: [{fund: "pot", revenue: "100", capital: "50"}], commit: true, reason: "Yes" """,
            key: await grants.ApproverAsync()
        );
        var allocation = (string)
            (await grants.NodeAsync(application, "allocations { id }", await grants.OfficerAsync()))!["allocations"]![0]!["id"]!;
        var target = (
            await grants.DoAsync(
                "addGrantMeasure",
                $"""allocation: "{allocation}", what: "Meetings held", kind: AT_LEAST, value: "20", unit: "meetings" """,
                "grantMeasure { id }"
            )
        )["grantMeasure"]!;
        return new(grants, allocation, (string)target["id"]!);
    }

    /// <summary>Schedules a return; gives its id.</summary>
    public async Task<string> ScheduleAsync(
        string title = "November",
        string dueOn = "2026-11-30",
        string more = "",
        string? allocation = null
    )
    {
        var payload = await Grants.DoAsync(
            "scheduleMonitoring",
            $$"""allocation: "{{allocation ?? Allocation}}", returns: [{title: "{{title}}", dueOn: "{{dueOn}}" {{more}}}]""",
            "allocation { monitoringReturns(last: 1) { nodes { id } } }"
        );
        return (string)payload["allocation"]!["monitoringReturns"]!["nodes"]![0]!["id"]!;
    }

    /// <summary>What a return says where all is in order: the rest of the input of <c>submitMonitoringReturn</c>.</summary>
    public string Full(string id, string revenue = "40", string capital = "0", string meetings = "19") =>
        $$"""
            monitoringReturn: "{{id}}", revenueSpent: "{{revenue}}", capitalSpent: "{{capital}}", narrative: "Going well",
            actuals: [{grantMeasure: "{{Target}}", value: "{{meetings}}", on: "2026-11"}]
            """;

    public async Task<JsonNode> SubmitAsync(string id, string revenue = "40", string capital = "0", string meetings = "19") =>
        await Grants.DoAsync(
            "submitMonitoringReturn",
            Full(id, revenue, capital, meetings),
            "monitoringReturn { state }",
            await Grants.ApplicantAsync(1)
        );

    /// <summary>What of a return is asked.</summary>
    public async Task<JsonNode?> ReadAsync(string id, string fields, string? key = null) =>
        (
            await Grants.Host.DataAsync(
                $$"""{ node(id: "{{id}}") { ... on MonitoringReturn { {{fields}} } } }""",
                key ?? await Grants.OfficerAsync()
            )
        )["node"];

    public async Task<string?> StateAsync(string id) => (string?)(await ReadAsync(id, "state"))!["state"];

    public ValueTask DisposeAsync() => Grants.DisposeAsync();
}
