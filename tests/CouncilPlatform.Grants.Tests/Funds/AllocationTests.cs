using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>Allocating and releasing, through GraphQL: to the penny, within one stream, by those who may.</summary>
public sealed class AllocationTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "G5")]
    public async Task A_penny_more_than_remains_is_refused_and_all_that_remains_is_not(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var refused = await lancaster.AllocateAsync("revenue: \"27535.41\"");
        Assert.Null(refused["allocation"]);
        Assert.Contains("£27,535.40", (string)refused["errors"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Equal("""{"code":"INSUFFICIENT_FUNDS","path":["input","revenue"]}""", CodeAndPath(refused));
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());

        var accepted = await lancaster.AllocateAsync("revenue: \"27535.40\"");
        Assert.Empty(accepted["errors"]!.AsArray());
        Assert.Equal("27535.40", (string?)accepted["allocation"]!["total"]!["amount"]);
        Assert.Equal("0.00/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G6")]
    public async Task Capital_never_makes_up_for_revenue(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var refused = await lancaster.AllocateAsync("revenue: \"50000\"");

        Assert.Equal("""{"code":"INSUFFICIENT_FUNDS","path":["input","revenue"]}""", CodeAndPath(refused));
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task Both_streams_are_told_when_both_fall_short(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var refused = await lancaster.AllocateAsync("revenue: \"30000\", capital: \"90000\"");

        Assert.Equal(["revenue", "capital"], refused["errors"]!.AsArray().Select(e => (string)e!["path"]![1]!));
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_released_goes_back_to_its_streams_once(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var allocated = (await lancaster.AllocateAsync("revenue: \"100.01\", capital: \"200\""))["allocation"]!;
        Assert.Equal("27435.39/89710.60", await lancaster.RemainingAsync());

        var released = await ReleaseAsync(lancaster, allocated, version: 0);
        Assert.Empty(released["errors"]!.AsArray());
        Assert.Equal("RELEASED", (string?)released["allocation"]!["state"]);
        Assert.Equal("0.00", (string?)released["allocation"]!["total"]!["amount"]);
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());

        var again = await ReleaseAsync(lancaster, allocated, version: null);
        Assert.Equal("ALREADY_RELEASED", (string?)again["errors"]![0]!["code"]);
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_proposed_is_committed_by_an_approver_once(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = (string)(await lancaster.AllocateAsync("revenue: \"100.01\", capital: \"200\""))["allocation"]!["id"]!;
        var commit = $$"""
            mutation { commitAllocation(input: {partnership: "lancaster-district", allocation: "{{id}}", version: 0}) {
              allocation { state holding { proposed { total { amount } } committed { revenue { amount } capital { amount } } paid {
                total { amount } } } } errors { code } } }
            """;

        Assert.Equal(
            "FORBIDDEN",
            (string?)(await lancaster.Host.AskAsync(commit, lancaster.Officer))["errors"]![0]!["extensions"]!["code"]
        );
        var approver = await lancaster.Host.KeyAsync("lancaster-district", Role.Approver, LancasterFund.Council);
        var committed = (await lancaster.Host.DataAsync(commit, approver))["commitAllocation"]!;
        Same.Json(
            """
            {
              "state": "COMMITTED",
              "holding": {
                "proposed": { "total": { "amount": "0.00" } },
                "committed": { "revenue": { "amount": "100.01" }, "capital": { "amount": "200.00" } },
                "paid": { "total": { "amount": "0.00" } }
              }
            }
            """,
            committed["allocation"]!.ToJsonString()
        );
        Assert.Equal("27435.39/89710.60", await lancaster.RemainingAsync());

        Assert.Equal("CONFLICT", (string?)(await lancaster.Host.DataAsync(commit, approver))["commitAllocation"]!["errors"]![0]!["code"]);
        var again = await lancaster.Host.DataAsync(commit.Replace(", version: 0", "", StringComparison.Ordinal), approver);
        Assert.Equal("NOTHING_PROPOSED", (string?)again["commitAllocation"]!["errors"]![0]!["code"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_stale_version_is_refused(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var seen = (int)(await lancaster.FundAsync("version"))["version"]!;

        var first = await lancaster.AllocateAsync($"revenue: \"1\", version: {seen}");
        var second = await lancaster.AllocateAsync($"revenue: \"1\", version: {seen}");

        Assert.Empty(first["errors"]!.AsArray());
        Assert.Equal("""{"code":"CONFLICT","path":["input","version"]}""", CodeAndPath(second));
        Assert.Equal("27534.40/89910.60", await lancaster.RemainingAsync());

        var stale = await ReleaseAsync(lancaster, first["allocation"]!, version: 7);
        Assert.Equal("CONFLICT", (string?)stale["errors"]![0]!["code"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Only_an_officer_of_the_partnership_allocates(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        const string allocate =
            "mutation { allocateGrant(input: {partnership: \"lancaster-district\", fund: \"performance-reward-grant\", title: "
            + "\"T\", revenue: \"1\"}) { allocation { id } } }";

        Assert.Equal("UNAUTHENTICATED", await CodeAsync(key: null));
        Assert.Equal("FORBIDDEN", await CodeAsync(await lancaster.Host.KeyAsync("lancaster-district", Role.Viewer)));
        Assert.Equal("FORBIDDEN", await CodeAsync(await lancaster.Host.KeyAsync("south-lakeland", Role.Administrator)));
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
        Assert.Null(await CodeAsync(await lancaster.Host.KeyAsync("lancaster-district", Role.Approver, LancasterFund.Council)));
        Assert.Null(await CodeAsync(await lancaster.Host.KeyAsync()));

        async Task<string?> CodeAsync(string? key) =>
            (string?)(await lancaster.Host.AskAsync(allocate, key))["errors"]?[0]!["extensions"]!["code"];
    }

    [Theory]
    [EveryDatabase("revenue: \"-1\"", "INVALID")]
    [EveryDatabase("revenue: \"0\"", "INVALID")]
    [EveryDatabase("capital: \"0.00\", revenue: \"0\"", "INVALID")]
    public async Task Amounts_that_are_no_sum_to_allocate_are_refused(string provider, string amounts, string code)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var refused = await lancaster.AllocateAsync(amounts);

        Assert.Equal(code, (string?)refused["errors"]![0]!["code"]);
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task Text_that_is_no_amount_is_refused_with_what_to_write(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        string[] written = ["\"1e3\"", "\"0.005\"", "\"£5\"", "\"5,000\"", "\"\"", "\"12.\"", "1e3", "0.005", "true", "[1, 2]"];
        foreach (var amount in written)
        {
            var answer = await lancaster.Host.AskAsync(
                $"mutation {{ allocateGrant(input: {{partnership: \"lancaster-district\", fund: \"performance-reward-grant\", "
                    + $"title: \"T\", revenue: {amount}}}) {{ allocation {{ id }} }} }}",
                lancaster.Officer
            );
            Assert.Null(answer["data"]);
            Assert.Contains("allocateGrant", (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
            Assert.Contains("\"27535.40\"", (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
            Assert.Equal(2, ((string)answer["errors"]![0]!["message"]!).Split("27535.40").Length);
            Assert.DoesNotContain("   at ", answer.ToJsonString(), StringComparison.Ordinal);
        }

        var asNumber = await lancaster.Host.AskAsync(
            "mutation($input: AllocateGrantInput!) { allocateGrant(input: $input) { allocation { id } } }",
            lancaster.Officer,
            new
            {
                input = new
                {
                    partnership = "lancaster-district",
                    fund = "performance-reward-grant",
                    title = "T",
                    revenue = 0.1,
                },
            }
        );
        Assert.Contains("Send an amount with pence as text", (string?)asNumber["errors"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_refused_mutation_leaves_nothing_for_the_next_one_to_save(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        const string input = "partnership: \"lancaster-district\", fund: \"performance-reward-grant\", title: \"T\"";

        var data = await lancaster.Host.DataAsync(
            $$"""
            mutation {
              a: allocateGrant(input: {{{input}}, revenue: "5"}) { errors { code } }
              b: allocateGrant(input: {{{input}}, revenue: "99999999"}) { errors { code } }
              c: allocateGrant(input: {{{input}}, revenue: "7"}) { errors { code } }
            }
            """,
            lancaster.Officer
        );

        Assert.Equal("""{"a":{"errors":[]},"b":{"errors":[{"code":"INSUFFICIENT_FUNDS"}]},"c":{"errors":[]}}""", data.ToJsonString());
        Assert.Equal("27523.40/89910.60", await lancaster.RemainingAsync());
    }

    private static async Task<JsonNode> ReleaseAsync(LancasterFund lancaster, JsonNode allocation, int? version) =>
        (
            await lancaster.Host.DataAsync(
                "mutation($input: ReleaseAllocationInput!) { releaseAllocation(input: $input) { allocation { state total { "
                    + "amount } } errors { code message path } } }",
                lancaster.Officer,
                new
                {
                    input = new
                    {
                        partnership = "lancaster-district",
                        allocation = (string?)allocation["id"],
                        reason = "Not needed",
                        version,
                    },
                }
            )
        )["releaseAllocation"]!;

    private static string CodeAndPath(JsonNode payload)
    {
        var error = Assert.Single(payload["errors"]!.AsArray())!.AsObject();
        error.Remove("message");
        return error.ToJsonString();
    }
}
