using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Work;

/// <summary>What targets wait for.</summary>
public sealed class PerformanceWorkTests
{
    [Theory, EveryDatabase]
    public async Task A_missed_target_waits_for_commentary_and_its_issue_for_a_solution(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        foreach (var (indicator, figure) in new[] { ("child-poverty", "19.16"), ("crime", "14") })
        {
            await shire.AddIndicatorAsync(indicator);
            await shire.SetTargetAsync(indicator, "2021/22", "15");
            await shire.RecordAsync(indicator, "2021/22", figure);
        }

        await shire.AddIndicatorAsync("health");
        var met = await shire.SetTargetAsync("health", "2021/22", "15");

        var missed = (await WorkAsync(shire)).Single();
        Assert.StartsWith("Comment on a missed target: child-poverty, 2021/22: IndicatorTarget_", missed, StringComparison.Ordinal);
        var target = missed[(missed.LastIndexOf(' ') + 1)..];
        await shire.DoAsync("commentOnTarget", $"""indicatorTarget: "{target}", text: "Costs rose faster than incomes." """);
        Assert.Empty(await WorkAsync(shire));

        await shire.DoAsync("raiseIssue", $"""indicatorTarget: "{met}", issue: "Nobody measures it" """);
        Assert.Equal([$"Agree what to do about an issue: Nobody measures it: {met}"], await WorkAsync(shire));
    }

    private static async Task<IReadOnlyList<string>> WorkAsync(Shire shire) =>
        [
            .. (await shire.Host.DataAsync("{ myWork { nodes { task title subject } } }", shire.Officer))["myWork"]!["nodes"]!
                .AsArray()
                .Select(n => $"{n!["task"]}: {n["title"]}: {n["subject"]}"),
        ];
}
