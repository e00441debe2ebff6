using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>What one database would keep and another refuse is refused by the platform, alike on each and in words.</summary>
public sealed class BadInputTests
{
    private const string Fund = "partnership: \"lancaster-district\", fund: \"performance-reward-grant\"";

    [Theory]
    [EveryDatabase]
    public async Task Text_that_not_every_database_keeps_is_refused(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        foreach (var text in new[] { "a\\u0000b", "\\ud800", "\\udc00\\ud800" })
        {
            Refused(
                "INVALID_LITERAL",
                await lancaster.Host.AskAsync(
                    $$"""mutation { allocateGrant(input: {{{Fund}}, title: "{{text}}", revenue: "1"}) { errors { code } } }""",
                    lancaster.Officer
                )
            );
            Refused(
                "INVALID_LITERAL",
                await lancaster.Host.AskAsync(
                    $$"""mutation { receiveFunding(input: {{{Fund}}, note: "{{text}}", revenue: "1"}) { errors { code } } }""",
                    lancaster.Officer
                )
            );
            Refused(
                "INVALID_LITERAL",
                await lancaster.Host.AskAsync($$"""{ partnership(slug: "lancaster-district") { fund(slug: "{{text}}") { name } } }""")
            );
        }

        Refused(
            "INVALID_VALUE",
            await lancaster.Host.AskAsync(
                "query($slug: String!) { partnership(slug: \"lancaster-district\") { fund(slug: $slug) { name } } }",
                variables: new { slug = "a\0b" }
            )
        );
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());

        static void Refused(string code, JsonNode answer)
        {
            var error = Assert.Single(answer["errors"]!.AsArray())!;
            Assert.Equal(code, (string?)error["extensions"]!["code"]);
            Assert.EndsWith(
                "Text cannot contain the character U+0000 or half of a surrogate pair. Remove it.",
                (string?)error["message"],
                StringComparison.Ordinal
            );
            Assert.Null(answer["data"]);
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Text_beyond_Latin_is_kept_as_it_is(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        const string purpose = "Caerdydd – ŵ, 𝒳, 🏛️";

        var allocated = await lancaster.Host.DataAsync(
            $$"""
            mutation { allocateGrant(input: {{{Fund}}, title: "T", purpose: "{{purpose}}", revenue: "1"}) { allocation { purpose } } }
            """,
            lancaster.Officer
        );

        Assert.Equal(purpose, (string?)allocated["allocateGrant"]!["allocation"]!["purpose"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Notes_and_reasons_have_a_limit(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var allocation = (string?)(await lancaster.FundAsync("allocations(first: 1) { nodes { id } }"))["allocations"]!["nodes"]![0]!["id"];
        var text = new string('x', 1001);

        var data = await lancaster.Host.DataAsync(
            $$"""
            mutation {
              receiveFunding(input: {{{Fund}}, revenue: "1", note: "{{text}}"}) { errors { code message path } }
              releaseAllocation(input: {partnership: "lancaster-district", allocation: "{{allocation}}",
                reason: "{{text}}"}) { errors { code message path } }
            }
            """,
            lancaster.Officer
        );

        Assert.Equal(
            """{"errors":[{"code":"INVALID","message":"The note has 1,001 characters. Use 1,000 or fewer.","path":["input","note"]}]}""",
            data["receiveFunding"]!.ToJsonString()
        );
        Same.Json(
            """
            {
              "errors": [
                { "code": "INVALID", "message": "The reason has 1,001 characters. Use 1,000 or fewer.", "path": ["input", "reason"] }
              ]
            }
            """,
            data["releaseAllocation"]!.ToJsonString()
        );
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_line_holds_no_more_than_can_be_added_up(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var refused = await ReceiveAsync("revenue: \"1000000000000\", capital: \"999999710089.41\"");
        Assert.Equal("revenue, capital", string.Join(", ", refused.AsArray().Select(e => $"{e!["path"]![1]}")));
        Assert.StartsWith(
            "£999,999,710,089.41 more would take the fund's capital beyond £1,000,000,000,000.00",
            (string?)refused[1]!["message"],
            StringComparison.Ordinal
        );

        Assert.Empty((await ReceiveAsync("capital: \"999999710089.40\"")).AsArray());
        Assert.Equal("27535.40/999999800000.00", await lancaster.RemainingAsync());

        async Task<JsonNode> ReceiveAsync(string amounts) =>
            (
                await lancaster.Host.DataAsync(
                    $$"""mutation { receiveFunding(input: {{{Fund}}, {{amounts}}}) { errors { code message path } } }""",
                    lancaster.Officer
                )
            )["receiveFunding"]!["errors"]!;
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_not_there_is_told_with_its_place_in_the_input(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        Assert.Equal("""{"code":"NOT_FOUND","path":["input","partnership"]}""", await ErrorAsync("partnership: \"nowhere\", fund: \"x\""));
        Assert.Equal(
            """{"code":"NOT_FOUND","path":["input","fund"]}""",
            await ErrorAsync("partnership: \"lancaster-district\", fund: \"x\"")
        );

        async Task<string> ErrorAsync(string input) =>
            (
                await lancaster.Host.DataAsync(
                    $$"""mutation { receiveFunding(input: {{{input}}, revenue: "1"}) { errors { code path } } }""",
                    lancaster.Officer
                )
            )["receiveFunding"]!["errors"]![0]!.ToJsonString();
    }

    [Theory]
    [EveryDatabase]
    public async Task A_slug_ends_where_it_seems_to(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var data = await lancaster.Host.DataAsync(
            """
            mutation { createFund(input: {partnership: "lancaster-district", slug: "second\n", name: "Second", source: "E07000121",
            accountableBody: "E07000121"}) { errors { code path } } }
            """,
            lancaster.Officer
        );

        Assert.Equal("""[{"code":"INVALID","path":["input","slug"]}]""", data["createFund"]!["errors"]!.ToJsonString());
    }
}
