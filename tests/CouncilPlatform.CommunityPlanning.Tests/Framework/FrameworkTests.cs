using System.Globalization;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Framework;

/// <summary>Outcomes and what is done for them, through GraphQL.</summary>
public sealed class FrameworkTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C1")]
    public async Task A_national_outcome_leads_down_to_actions_and_an_action_without_one_is_unaligned(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        var target = await shire.SetTargetAsync("child-poverty", "2022/23", "15");
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));
        await shire.DoAsync("addOutcomeAction", $"""title: "Money advice", lead: "{Shire.Council}", target: "{target}" """, key: council);
        var loose = await shire.IdAsync("addOutcomeAction", $"""title: "Leaflets", lead: "{Shire.Health}" """, "outcomeAction", health);

        const string tree = """
            nationalOutcomes { nodes { localOutcomes { nodes { slug indicators { nodes { slug targets { value actions { title lead {
            name } } } } } } } } }
            """;
        Same.Json(
            """
            {
              "nationalOutcomes": {
                "nodes": [
                  {
                    "localOutcomes": {
                      "nodes": [
                        {
                          "slug": "outcome",
                          "indicators": {
                            "nodes": [
                              {
                                "slug": "child-poverty",
                                "targets": [{ "value": "15", "actions": [{ "title": "Money advice", "lead": { "name": "The Council" } }] }]
                              }
                            ]
                          }
                        }
                      ]
                    }
                  }
                ]
              }
            }
            """,
            (await shire.ReadAsync(tree)).ToJsonString()
        );
        Assert.Equal(
            """{"outcomeActions":{"nodes":[{"title":"Leaflets","unaligned":true,"localOutcome":null}]}}""",
            (await shire.ReadAsync("outcomeActions(unaligned: true) { nodes { title unaligned localOutcome { slug } } }")).ToJsonString()
        );

        await shire.DoAsync("alignOutcomeAction", $"""outcomeAction: "{loose}", localOutcome: "outcome" """, key: health);
        Assert.Equal(
            """{"outcomeActions":{"totalCount":0}}""",
            (await shire.ReadAsync("outcomeActions(unaligned: true) { totalCount }")).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C2")]
    public async Task An_outcome_shows_what_is_done_in_each_of_six_areas_also_where_nothing_is(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        var (council, areas) = (await shire.ActingAsync(Shire.Council), new List<string>());
        for (var i = 1; i <= 6; i++)
        {
            areas.Add(
                await shire.IdAsync(
                    "addLocalArea",
                    string.Create(CultureInfo.InvariantCulture, $"""number: {i}, name: "Area {i}" """),
                    "localArea"
                )
            );
        }

        await shire.DoAsync(
            "addOutcomeAction",
            $"""title: "B", lead: "{Shire.Council}", localOutcome: "outcome", area: "{areas[1]}" """,
            key: council
        );
        await shire.DoAsync(
            "addOutcomeAction",
            $"""title: "A", lead: "{Shire.Council}", localOutcome: "outcome", area: "{areas[1]}" """,
            key: council
        );
        await shire.DoAsync(
            "addOutcomeAction",
            $"""title: "C", lead: "{Shire.Council}", localOutcome: "outcome", area: "{areas[4]}" """,
            key: council
        );
        await shire.DoAsync("addOutcomeAction", $"""title: "Elsewhere", lead: "{Shire.Council}", area: "{areas[0]}" """, key: council);

        var rows = (await shire.ReadAsync("""localOutcome(slug: "outcome") { actionsByArea { area { name } actions { title } } }"""))[
            "localOutcome"
        ]!["actionsByArea"]!.AsArray();
        Assert.Equal(
            ["Area 1: ", "Area 2: A,B", "Area 3: ", "Area 4: ", "Area 5: C", "Area 6: "],
            rows.Select(r =>
                $"{(string)r!["area"]!["name"]!}: {string.Join(',', r["actions"]!.AsArray().Select(a => (string)a!["title"]!))}"
            )
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C20")]
    public async Task An_action_has_exactly_one_lead(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));
        var action = await shire.IdAsync(
            "addOutcomeAction",
            $"""title: "Money advice", lead: "{Shire.Council}" """,
            "outcomeAction",
            council
        );

        Assert.Equal(
            ["SECOND_LEAD input.role"],
            await shire.RefusedAsync(
                "addActionPartner",
                $"""outcomeAction: "{action}", organisation: "{Shire.Health}", role: LEAD""",
                council
            )
        );
        Assert.Equal(["NOT_FOUND input.lead"], await shire.RefusedAsync("addOutcomeAction", """title: "No lead", lead: "none" """));
        await shire.DoAsync(
            "addActionPartner",
            $"""outcomeAction: "{action}", organisation: "{Shire.Health}", role: PARTNER""",
            key: council
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await shire.RefusedAsync("handOverOutcomeAction", $"""outcomeAction: "{action}", lead: "{Shire.Health}", version: 0""", council)
        );
        await shire.DoAsync("handOverOutcomeAction", $"""outcomeAction: "{action}", lead: "{Shire.Health}" """, key: council);

        const string read = "outcomeActions { nodes { lead { name } partners { organisation { name } } } }";
        Assert.Equal(
            """{"outcomeActions":{"nodes":[{"lead":{"name":"The Council"},"partners":[{"organisation":{"name":"The Health Board"}}]}]}}""",
            (await shire.ReadAsync(read)).ToJsonString()
        );
        var offer = (await shire.ReadAsync($$"""recordTransfers(record: "{{action}}") { nodes { id state } }"""))["recordTransfers"]![
            "nodes"
        ]![0]!;
        Assert.Equal("OFFERED", (string?)offer["state"]);
        Assert.Equal(["NOT_YOURS input.transfer"], await shire.RefusedAsync("acceptRecord", $"""transfer: "{offer["id"]}" """, council));
        await shire.DoAsync("acceptRecord", $"""transfer: "{offer["id"]}" """, key: health);
        Assert.Equal(
            """{"outcomeActions":{"nodes":[{"lead":{"name":"The Health Board"},"partners":[{"organisation":{"name":"The Council"}}]}]}}""",
            (await shire.ReadAsync(read)).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C25")]
    public async Task A_local_target_may_differ_from_the_national_one_and_keeps_its_link(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.AddIndicatorAsync("other");
        var national = await shire.SetTargetAsync("child-poverty", "2022/23", "10", "level: NATIONAL");

        Assert.Equal(
            ["INVALID input.varies"],
            await shire.RefusedAsync("setIndicatorTarget", $"""indicator: "other", period: "2022/23", value: "15", varies: "{national}" """)
        );
        Assert.Equal(
            ["INVALID input.bound"],
            await shire.RefusedAsync(
                "setIndicatorTarget",
                """indicator: "child-poverty", period: "2022/23", value: "15", bound: AT_LEAST"""
            )
        );
        await shire.SetTargetAsync("child-poverty", "2022/23", "15", $"""varies: "{national}", note: "From a higher start" """);

        Same.Json(
            """
            {
              "indicator": {
                "targets": [
                  { "level": "LOCAL", "bound": "AT_MOST", "value": "15", "varies": { "level": "NATIONAL", "value": "10" } },
                  { "level": "NATIONAL", "bound": "AT_MOST", "value": "10", "varies": null }
                ]
              }
            }
            """,
            (
                await shire.ReadAsync("""indicator(slug: "child-poverty") { targets { level bound value varies { level value } } }""")
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Bad_input_is_refused_with_its_place(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");

        var without = await shire.Host.AskAsync(
            """
            mutation { addIndicator(input: {partnership: "shire", localOutcome: "outcome", slug: "x1", title: "X", unit: PERCENT,
            definition: "D"}) { errors { code } } }
            """,
            shire.Officer
        );
        Assert.Contains("polarity", without["errors"]!.ToJsonString(), StringComparison.Ordinal);
        const string at = """indicator: "child-poverty", status: ACTUAL, """;
        Assert.Equal(["INVALID input.value"], await shire.RefusedAsync("recordObservation", at + """period: "2021/22", value: "140" """));
        Assert.Equal(["INVALID input.value"], await shire.RefusedAsync("recordObservation", at + """period: "2021/22", value: "1,4" """));
        Assert.Equal(["INVALID input.period"], await shire.RefusedAsync("recordObservation", at + """period: "2021/23", value: "14" """));
        Assert.Equal(["INVALID input.status"], await shire.RefusedAsync("recordObservation", at + """period: "2023/24", value: "14" """));
        Assert.Equal(
            ["NOT_FOUND input.body"],
            await shire.RefusedAsync("recordObservation", at + """body: "nobody", period: "2021/22", value: "14" """)
        );
        Assert.Equal(
            """{"indicator":{"observations":{"totalCount":0}}}""",
            (await shire.ReadAsync("""indicator(slug: "child-poverty") { observations { totalCount } }""")).ToJsonString()
        );
        Assert.NotNull(
            (
                await shire.Host.AskAsync(
                    """mutation { addLocalArea(input: {partnership: "shire", number: 1, name: "A"}) { errors { code } } }"""
                )
            )["errors"]
        );
    }
}
