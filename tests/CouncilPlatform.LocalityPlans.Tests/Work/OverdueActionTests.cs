using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Work;

/// <summary>The overdue actions of each organisation that has a part in them.</summary>
public sealed class OverdueActionTests
{
    [Theory, EveryDatabase]
    public async Task An_overdue_action_waits_for_those_with_a_part_in_it_until_it_is_done(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var plan = await lakes.AddPlanAsync();
        var action = await lakes.AddActionAsync(plan, "Meet", "by September 2015");
        await lakes.AddActionAsync(plan, "Plan ahead", "by September 2019");

        Assert.Equal([$"Report progress on an overdue action: Meet, 2015-09-30, {action}"], await WorkAsync(lakes, lakes.Officer));
        Assert.Empty(await WorkAsync(lakes, lakes.Administrator));

        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: COMPLETED, on: "2016-01-10" """);
        Assert.Empty(await WorkAsync(lakes, lakes.Officer));
    }

    private static async Task<IReadOnlyList<string>> WorkAsync(Lakes lakes, string key) =>
        [
            .. (await lakes.Host.DataAsync("{ myWork { nodes { task title due subject } } }", key))["myWork"]!["nodes"]!
                .AsArray()
                .Select(n => $"{n!["task"]}: {n["title"]}, {n["due"]}, {n["subject"]}"),
        ];
}
