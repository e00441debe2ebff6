using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>When matters were included in the forward plan.</summary>
public sealed class ForwardPlanTests
{
    private const string Lancaster = "lancaster-district";

    [Theory, EveryDatabase]
    [Trait("case", "N7")]
    public async Task The_plan_of_a_month_lists_its_key_decisions_and_flags_those_with_less_than_28_days(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var officer = await host.KeyAsync(Lancaster, Role.Officer, "E07000121");
        var cabinet = await host.BodyAsync(Lancaster, "Lancaster City Council Cabinet");
        await ProposeAsync("Partnerships", """keyDecision: true, forwardPlan: "2011-10" """);
        await ProposeAsync("In time", """keyDecision: true, includedOn: "2011-10-11" """);
        await ProposeAsync("Late", """keyDecision: true, forwardPlan: "2011-10", includedOn: "2011-10-29" """);
        await ProposeAsync("Not key", """includedOn: "2011-10-29" """);
        await ProposeAsync("Next month", """keyDecision: true, includedOn: "2011-11-01" """);

        var planned = await host.DataAsync(
            $$"""
            { partnership(slug: "{{Lancaster}}") { forwardPlan(month: "2011-10") {
              nodes { title includedOn forwardPlanDays shortNotice } } } }
            """,
            officer
        );

        Same.Json(
            """
            [
              { "title": "Partnerships", "includedOn": null, "forwardPlanDays": null, "shortNotice": null },
              { "title": "In time", "includedOn": "2011-10-11", "forwardPlanDays": 28, "shortNotice": false },
              { "title": "Late", "includedOn": "2011-10-29", "forwardPlanDays": 10, "shortNotice": true },
              { "title": "Not key", "includedOn": "2011-10-29", "forwardPlanDays": 10, "shortNotice": null }
            ]
            """,
            planned["partnership"]!["forwardPlan"]!["nodes"]!.ToJsonString()
        );
        var page = await host.GetAsync($"/partnerships/{Lancaster}/forward-plan?month=2011-10", officer);
        Assert.Contains("10 days before", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Next month", page, StringComparison.Ordinal);
        var refused = await host.GetAsync($"/partnerships/{Lancaster}/forward-plan?month=October", officer);
        Assert.Contains("Next month", refused, StringComparison.Ordinal);
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "proposeDecision",
                    $"""partnership: "{Lancaster}", body: "{cabinet}", title: "Later", includedOn: "2199-01-01" """,
                    "decision { id }",
                    officer
                )
            ).Code()
        );

        async Task ProposeAsync(string title, string more)
        {
            var made = await host.MutateAsync(
                "proposeDecision",
                $"""partnership: "{Lancaster}", body: "{cabinet}", title: "{title}", meets: "2011-11-08", {more}""",
                "decision { id }",
                officer
            );
            Assert.Empty(made["errors"]!.AsArray());
        }
    }
}
