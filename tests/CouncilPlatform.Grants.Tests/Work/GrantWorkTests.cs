using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Work;

/// <summary>What of a grant waits for whom: each step for those who can take it, and for nobody once it is taken.</summary>
public sealed class GrantWorkTests
{
    [Theory, EveryDatabase]
    public async Task A_milestone_waits_for_the_recipient_then_for_a_manager_then_for_finance(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider, published: false);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        var id = await payments.PlannedAsync(allocation, due: "2026-08-31");
        await payments.PlannedAsync(allocation, due: "2026-12", title: "Doors hung");

        var due = (await WorkAsync(grants, await payments.RecipientAsync())).Single();
        Assert.Equal("Give evidence for a milestone", (string?)due["task"]);
        Assert.Equal("Roof: Slates on", (string?)due["title"]);
        Assert.Equal(id, (string?)due["subject"]);
        Assert.Equal("evidenceMilestone", (string?)due["mutation"]);
        Assert.Equal("2026-08-31", (string?)due["due"]);
        Assert.True((bool)due["overdue"]!);
        Assert.Equal("Village hall 1", (string?)due["organisation"]!["name"]);
        Assert.Empty(await TasksAsync(grants, await grants.ApplicantAsync(2)));
        Assert.Empty(await TasksAsync(grants, await payments.ManagerAsync()));

        await grants.DoAsync("evidenceMilestone", $"""milestone: "{id}", words: "Done" """, key: await payments.RecipientAsync());
        Assert.Empty(await TasksAsync(grants, await payments.RecipientAsync()));
        Assert.Equal(["Approve or refuse the evidence for a milestone"], await TasksAsync(grants, await payments.ManagerAsync()));

        await grants.DoAsync("approveMilestone", $"""milestone: "{id}" """, key: await payments.ManagerAsync());
        Assert.Empty(await TasksAsync(grants, await payments.ManagerAsync()));
        Assert.Equal(["Pay a milestone"], await TasksAsync(grants, await payments.FinanceAsync()));

        await grants.DoAsync("payMilestone", $"""milestone: "{id}" """, key: await payments.FinanceAsync());
        Assert.Empty(await TasksAsync(grants, await payments.FinanceAsync()));
    }

    [Theory, EveryDatabase]
    public async Task An_application_waits_for_its_applicant_then_for_those_who_decide_it(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        var id = await grants.DraftAsync(1);

        var draft = (await WorkAsync(grants, await grants.ApplicantAsync(1))).Single();
        Assert.Equal("Finish and submit an application", (string?)draft["task"]);
        Assert.Equal("2026-10-30", (string?)draft["due"]);
        Assert.Empty(await TasksAsync(grants, await grants.ApplicantAsync(2)));

        await grants.DoAsync("submitApplication", $"""application: "{id}" """, key: await grants.ApplicantAsync(1));
        Assert.Empty(await TasksAsync(grants, await grants.ApplicantAsync(1)));
        Assert.Empty(await TasksAsync(grants, await grants.ApproverAsync()));

        grants.SetTime("2026-11-02T15:00:00Z");
        Assert.Equal(["Decide an application"], await TasksAsync(grants, await grants.ApproverAsync()));
        await grants.DoAsync("rejectApplication", $"""application: "{id}", reason: "No" """, key: await grants.ApproverAsync());
        Assert.Empty(await TasksAsync(grants, await grants.ApproverAsync()));
    }

    private static async Task<IReadOnlyList<JsonNode>> WorkAsync(GrantRound grants, string key) =>
        [
            .. (await grants.Host.DataAsync("{ myWork { nodes { task title subject mutation due overdue organisation { name } } } }", key))[
                "myWork"
            ]!["nodes"]!
                .AsArray()
                .Select(n => n!),
        ];

    private static async Task<IReadOnlyList<string>> TasksAsync(GrantRound grants, string key) =>
        [.. (await WorkAsync(grants, key)).Select(n => (string)n["task"]!)];
}
