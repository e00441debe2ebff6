using System.Globalization;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Appraisals;

/// <summary>What weights must be like.</summary>
public sealed class WeightTests
{
    [Theory]
    [EveryDatabase]
    public async Task Weights_come_to_what_the_appraisal_says_or_none_is_saved(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync(
            "beginAppraisal",
            $$"""
            slug: "review", title: "Review", councils: ["{{Pair.First}}", "{{Pair.Second}}"], criteria: ["Place", "Savings",
            "Capacity"], weightTotal: 100, options: [{title: "New partnership"}, {title: "As is", asIs: true}]
            """
        );
        foreach (var (index, rating) in new[] { "HIGH", "MEDIUM", "LOW" }.Index())
        {
            await pair.DoAsync(
                "scoreOption",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""appraisal: "review", option: 1, criterion: {index + 1}, rating: {rating}, rationale: "Joint meeting" """
                )
            );
        }

        Assert.Equal(
            "The weights add up to 99. They must add up to 100.",
            await pair.MessageAsync("setWeights", """appraisal: "review", weights: [50, 29, 20]""")
        );
        Assert.Equal(
            ["WEIGHTS_DO_NOT_SUM input.weights"],
            await pair.RefusedAsync("setWeights", $"""appraisal: "review", council: "{Pair.First}", weights: [50, 31, 20]""")
        );
        Assert.Equal(["INVALID input.weights.2"], await pair.RefusedAsync("setWeights", """appraisal: "review", weights: [50, 51, -1]"""));
        Assert.Equal(
            ["NOT_A_PARTY input.council"],
            await pair.RefusedAsync("setWeights", $"""appraisal: "review", council: "{Pair.County}", weights: [50, 30, 20]""")
        );
        Assert.Equal("[]", await TotalsAsync());

        await pair.DoAsync("setWeights", """appraisal: "review", weights: [50, 30, 20]""");
        Assert.Equal("""[{"council":null,"total":"230"}]""", await TotalsAsync());

        async Task<string> TotalsAsync() =>
            (await pair.ReadAsync("""appraisal(slug: "review") { result { options { weightedTotals { council { name } total } } } }"""))[
                "appraisal"
            ]!["result"]!["options"]![0]!["weightedTotals"]!.ToJsonString();
    }
}
