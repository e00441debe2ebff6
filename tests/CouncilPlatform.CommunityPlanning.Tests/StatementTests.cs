using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests;

/// <summary>What a dashboard costs.</summary>
public sealed class StatementTests
{
    [Theory]
    [EveryDatabase]
    public async Task Six_outcomes_cost_as_many_statements_as_two(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.DoAsync("addLocalArea", """number: 1, name: "Area" """);
        for (var i = 1; i <= 6; i++)
        {
            await shire.AddOutcomeAsync($"outcome-{i}", i);
            await shire.AddIndicatorAsync($"indicator-{i}", "unit: POUNDS, polarity: LOW_IS_GOOD", $"outcome-{i}");
            var target = await shire.SetTargetAsync($"indicator-{i}", "2021/22", "15");
            await shire.RecordAsync($"indicator-{i}", "2020/21", "15");
            await shire.RecordAsync($"indicator-{i}", "2021/22", "16");
            await shire.DoAsync("commentOnTarget", $"""indicatorTarget: "{target}", text: "Why" """);
            await shire.DoAsync(
                "addOutcomeAction",
                $"""title: "Action {i}", lead: "{Shire.Council}", target: "{target}" """,
                key: await shire.ActingAsync(Shire.Council)
            );
        }

        Assert.Equal(await CostAsync(shire, 2), await CostAsync(shire, 6));
    }

    private static async Task<int> CostAsync(Shire shire, int first)
    {
        shire.Host.Sql.Reset();
        var read = await shire.ReadAsync(
            $$"""
            localOutcomes(first: {{first}}) { nodes { summary(period: "2021/22") { controllable { words } } actionsByArea { actions {
              title } }
              nationalOutcome { title } indicators { nodes { latestActual { value } trend { direction } returns(period: "2021/22") {
                words } definitions { text }
                targets { standing { state } commentary { text } issues { issue } actions { lead { name } partners { id } } }
                observations { nodes { body { name } realTerms(series: "gdp") { value } revisions { value } } } } } } }
            """
        );
        Assert.Equal(first, read["localOutcomes"]!["nodes"]!.AsArray().Count);
        return shire.Host.Sql.Count;
    }
}
