using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Returns;

public sealed class ReturnTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C21")]
    public async Task One_return_answers_two_funders_each_in_its_own_form(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.DoAsync("addReturnItem", """slug: "into-work", title: "People helped into work", unit: "people" """);
        await shire.DoAsync("addReturnItem", """slug: "story", title: "A story of somebody helped" """);
        await shire.DoAsync(
            "createReturnForm",
            """slug: "fund-a", title: "Quarterly claim", funder: "Fund A", lines: [{label: "Job outcomes", item: "into-work"}]"""
        );
        await shire.DoAsync(
            "createReturnForm",
            """
            slug: "fund-b", title: "Annual return", funder: "Fund B", lines: [{label: "Case study", item: "story"},
            {label: "Sustained employment starts", item: "into-work"}]
            """
        );
        Assert.Equal(
            ["NOT_FOUND input.lines.1.item"],
            await shire.RefusedAsync(
                "createReturnForm",
                """slug: "fund-c", title: "C", funder: "C", lines: [{label: "A", item: "story"}, {label: "B", item: "none"}]"""
            )
        );

        Assert.Equal(
            """[{"period":"2022/23","answers":[{"item":{"slug":"into-work"},"value":"120"}]}]""",
            Wrapped(
                await shire.DoAsync(
                    "answerReturn",
                    """period: "2022/23", answers: [{item: "into-work", value: "120"}]""",
                    "fundingReturn { period answers { item { slug } value } }"
                )
            )
        );
        const string forms =
            """returnForms { nodes { funder filled(period: "2022/23") { complete missing lines { number label value } } } }""";
        Same.Json(
            """
            {
              "returnForms": {
                "nodes": [
                  {
                    "funder": "Fund A",
                    "filled": { "complete": true, "missing": [], "lines": [{ "number": 1, "label": "Job outcomes", "value": "120" }] }
                  },
                  {
                    "funder": "Fund B",
                    "filled": {
                      "complete": false,
                      "missing": ["Case study"],
                      "lines": [
                        { "number": 1, "label": "Case study", "value": null },
                        { "number": 2, "label": "Sustained employment starts", "value": "120" }
                      ]
                    }
                  }
                ]
              }
            }
            """,
            (await shire.ReadAsync(forms)).ToJsonString()
        );

        await shire.DoAsync(
            "answerReturn",
            """period: "2022/23", version: 0, answers: [{item: "into-work", value: "121"}, {item: "story", value: "Anna, 19, …"}]"""
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await shire.RefusedAsync("answerReturn", """period: "2022/23", version: 0, answers: [{item: "into-work", value: "99"}]""")
        );
        Assert.Contains(
            "\"complete\":true,\"missing\":[],\"lines\":[{\"number\":1,\"label\":\"Case study\"",
            (await shire.ReadAsync(forms)).ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Equal("number,line,unit,answer\r\n1,Job outcomes,people,121\r\n", await FileAsync("return-fund-a-2022-23.csv"));
        Assert.Contains("2,Sustained employment starts,people,121", await FileAsync("return-fund-b-2022-23.csv"), StringComparison.Ordinal);

        async Task<string> FileAsync(string name) =>
            (
                await shire.Host.Client.GetStringAsync(
                    new Uri($"/data/v1/shire/{name}", UriKind.Relative),
                    TestContext.Current.CancellationToken
                )
            )
                .TrimStart('\uFEFF')
                .ReplaceLineEndings("\r\n");
    }

    private static string Wrapped(System.Text.Json.Nodes.JsonNode node) => $"[{node.ToJsonString()}]";
}
