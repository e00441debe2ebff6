using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Rounds;

namespace CouncilPlatform.Grants.Tests.Payments;

/// <summary>
/// Allocations of the fund "pot" that are paid: by the keys of an officer, a manager, finance and the recipient, Village hall 1.
/// </summary>
internal sealed class GrantPayments : IAsyncDisposable
{
    private GrantPayments(GrantRound grants) => Grants = grants;

    public GrantRound Grants { get; }

    public static async Task<GrantPayments> StartAsync(string provider, bool published = true) =>
        new(await GrantRound.StartAsync(provider, published));

    public Task<string> ManagerAsync() => Grants.KeyAsync("manager", Role.Officer);

    public Task<string> FinanceAsync() => Grants.KeyAsync("finance", Role.Approver);

    public Task<string> RecipientAsync() => Grants.ApplicantAsync(1);

    /// <summary>The id of a committed allocation to Village hall 1.</summary>
    public async Task<string> CommittedAsync(string revenue = "100", string capital = "50", string title = "Roof")
    {
        var id = (string)
            (
                await Grants.DoAsync(
                    "allocateGrant",
                    $"""fund: "pot", title: "{title}", recipient: "{GrantRound.Group(1)}", revenue: "{revenue}", capital: "{capital}" """,
                    "allocation { id }"
                )
            )["allocation"]!["id"]!;
        await Grants.DoAsync("commitAllocation", $"""allocation: "{id}" """, key: await Grants.ApproverAsync());
        return id;
    }

    /// <summary>The id of a milestone that is planned.</summary>
    public async Task<string> PlannedAsync(
        string allocation,
        string revenue = "10",
        string capital = "0",
        string due = "2026-12",
        string title = "Slates on"
    ) =>
        (string)
            (
                await Grants.DoAsync(
                    "scheduleMilestone",
                    $"""allocation: "{allocation}", title: "{title}", due: "{due}", revenue: "{revenue}", capital: "{capital}" """,
                    "paymentMilestone { id }"
                )
            )["paymentMilestone"]!["id"]!;

    /// <summary>The id of a milestone that a manager has approved.</summary>
    public async Task<string> ApprovedAsync(string allocation, string revenue = "10", string capital = "0")
    {
        var id = await PlannedAsync(allocation, revenue, capital);
        await Grants.DoAsync("evidenceMilestone", $"""milestone: "{id}", words: "Done" """, key: await RecipientAsync());
        await Grants.DoAsync("approveMilestone", $"""milestone: "{id}" """, key: await ManagerAsync());
        return id;
    }

    public async Task<string> PaidAsync(string allocation, string revenue = "10", string capital = "0")
    {
        var id = await ApprovedAsync(allocation, revenue, capital);
        await Grants.DoAsync("payMilestone", $"""milestone: "{id}" """, key: await FinanceAsync());
        return id;
    }

    /// <summary>What of an object is asked, by its id.</summary>
    public async Task<JsonNode?> NodeAsync(string id, string fields, string? key = null) =>
        (
            await Grants.Host.DataAsync(
                $$"""{ node(id: "{{id}}") { ... on {{id[..id.IndexOf('_', StringComparison.Ordinal)]}} { {{fields}} } } }""",
                key ?? await Grants.OfficerAsync()
            )
        )["node"];

    /// <summary>Free, proposed, committed and paid of the fund, revenue and capital.</summary>
    public async Task<string> LinesAsync() =>
        string.Join(
            '/',
            (
                await Grants.ReadAsync(
                    """fund(slug: "pot") { lines { remaining { amount } proposed { amount } committed { amount } paid { amount } } }"""
                )
            )["fund"]!["lines"]!
                .AsArray()
                .Select(l =>
                    $"{(string?)l!["remaining"]!["amount"]} {(string?)l["proposed"]!["amount"]} "
                    + $"{(string?)l["committed"]!["amount"]} {(string?)l["paid"]!["amount"]}"
                )
        );

    public ValueTask DisposeAsync() => Grants.DisposeAsync();
}
