using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Savings;

/// <summary>What sharing saves, counted once.</summary>
public sealed class SavingTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B3")]
    [Trait("case", "B24")]
    [Trait("case", "B25")]
    [Trait("case", "B30")]
    [Trait("case", "B35")]
    public async Task Savings_keep_their_qualifier_and_nothing_is_counted_twice(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync(
            "saveSaving",
            """slug: "met", title: "Met", annual: "30000", recurring: true, baseline: "1000000", targetPercent: "3", inBaseBudget: false"""
        );
        await pair.DoAsync(
            "saveSaving",
            """
            slug: "short", title: "Short", annual: "29999", recurring: true, baseline: "1000000", targetPercent: "3",
            inBaseBudget: false
            """
        );
        await pair.DoAsync(
            "saveSaving",
            """slug: "shared", title: "Shared management", annual: "750000", qualifier: ALMOST, recurring: true, inBaseBudget: true"""
        );
        await pair.DoAsync(
            "saveSaving",
            $$"""
            slug: "payback", title: "Payback", annual: "120000", recurring: true, costToAchieve: "120000", delayMonths: 12,
            inBaseBudget: false, amounts: [{council: "{{Pair.First}}", financialYear: "2022/23", planned: "70000"},
            {council: "{{Pair.Second}}", financialYear: "2022/23", planned: "50000", realised: "10000"}]
            """
        );
        await pair.DoAsync(
            "saveSaving",
            """slug: "unsplit", title: "County and district", annual: "1000", recurring: true, inBaseBudget: false, split: TO_BE_AGREED"""
        );
        Assert.Equal(
            ["SPLIT_TO_BE_AGREED input.amounts"],
            await pair.RefusedAsync(
                "saveSaving",
                $$"""
                slug: "no", title: "No", annual: "1", recurring: true, inBaseBudget: false, split: TO_BE_AGREED,
                amounts: [{council: "{{Pair.First}}", financialYear: "2022/23", planned: "1"}]
                """
            )
        );

        Same.Json(
            """
            {
              "met": { "target": { "met": true, "percent": "3.00" } },
              "short": { "target": { "met": false, "percent": "2.99" } },
              "shared": { "words": "almost £750,000 a year", "standing": { "counted": false } },
              "payback": { "payback": { "months": 24 } },
              "unsplit": {
                "standing": { "counted": false, "words": "The split between the councils is to be agreed, so no forecast counts it." }
              }
            }
            """,
            Unescaped(
                await pair.ReadAsync(
                    """
                    met: saving(slug: "met") { target { met percent } } short: saving(slug: "short") { target { met percent } }
                    shared: saving(slug: "shared") { words standing { counted } } payback: saving(slug: "payback") { payback { months
                    } } unsplit: saving(slug: "unsplit") { standing { counted words } }
                    """
                )
            )
        );
        Same.Json(
            """
            {
              "savingsForecast": {
                "years": [
                  {
                    "financialYear": "2022/23",
                    "planned": { "amount": "120000.00" },
                    "realised": { "amount": "10000.00" },
                    "approximate": false
                  }
                ],
                "inBaseBudget": 1,
                "inBaseBudgetAnnual": { "amount": "750000.00" },
                "toBeAgreed": 1
              }
            }
            """,
            (
                await pair.ReadAsync(
                    "savingsForecast { years { financialYear planned { amount } realised { amount } approximate } inBaseBudget "
                        + "inBaseBudgetAnnual { amount } toBeAgreed }"
                )
            ).ToJsonString()
        );
        Same.Json(
            """
            {
              "whole": [
                {
                  "financialYear": null,
                  "council": null,
                  "planned": { "amount": "120000.00" },
                  "realised": { "amount": "10000.00" },
                  "approximate": false
                }
              ],
              "byCouncil": [
                { "financialYear": "2022/23", "council": { "name": "First District" }, "planned": { "amount": "70000.00" } },
                { "financialYear": "2022/23", "council": { "name": "Second District" }, "planned": { "amount": "50000.00" } }
              ]
            }
            """,
            new JsonObject
            {
                ["whole"] = (
                    await pair.ReadAsync(
                        "savingTotals(by: []) { financialYear council { name } planned { amount } realised { amount } approximate }"
                    )
                )["savingTotals"]!.DeepClone(),
                ["byCouncil"] = new JsonArray([
                    .. (
                        await pair.ReadAsync(
                            "savingTotals(by: [FINANCIAL_YEAR, COUNCIL]) { financialYear council { name } planned { amount } }"
                        )
                    )["savingTotals"]!
                        .AsArray()
                        .OrderBy(t => (string)t!["council"]!["name"]!, StringComparer.Ordinal)
                        .Select(t => t!.DeepClone()),
                ]),
            }.ToJsonString()
        );

        await pair.DoAsync(
            "saveInterimStructure",
            $"""council: "{Pair.Second}", title: "Interim", cost: "900", currentCost: "1000", chiefExecutive: "150" """
        );
        Assert.Equal(
            """[{"code":"COSTS_MORE_WITH_CHIEF_EXECUTIVE"}]""",
            (await pair.ReadAsync("interimStructures { nodes { warnings { code } } }"))["interimStructures"]!["nodes"]![0]![
                "warnings"
            ]!.ToJsonString()
        );
        await pair.DoAsync(
            "saveInterimStructure",
            $"""council: "{Pair.Second}", title: "Interim", cost: "1001", currentCost: "1000", version: 0"""
        );
        Assert.Equal(
            """[{"code":"COSTS_MORE"}]""",
            (await pair.ReadAsync("interimStructures { nodes { warnings { code } } }"))["interimStructures"]!["nodes"]![0]![
                "warnings"
            ]!.ToJsonString()
        );
    }

    private static string Unescaped(JsonNode node) => node.ToJsonString().Replace("\\u00A3", "£", StringComparison.Ordinal);
}
