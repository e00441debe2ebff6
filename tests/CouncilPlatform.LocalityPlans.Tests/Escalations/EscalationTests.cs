using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.LocalityPlans.Tests.Escalations;

/// <summary>What is brought from body to body.</summary>
public sealed class EscalationTests
{
    [Theory, EveryDatabase]
    [Trait("case", "L28")]
    public async Task Integration_of_adult_services_goes_from_portfolio_holder_to_local_committee_to_county_executive_each_hop_dated(
        string provider
    )
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var recommendation = (string)
            (
                await lakes.DoAsync(
                    "recordRecommendation",
                    """
                    kind: RECOMMENDATION, text: "Greater integration with adult services",
                    source: {body: "Overview and Scrutiny Committee", on: "2015-04-22", document: "Report"}
                    """,
                    "recommendation { id }"
                )
            )["id"]!;
        var planned = await lakes.DoAsync(
            "planEscalation",
            $$"""
            title: "Integration of adult services", recommendation: "{{recommendation}}", source: "Report of 27 May 2015", route: [
              {to: "Portfolio Holder for Health and Wellbeing", council: "{{Lakeland.District}}"}, {to: "Local Committee",
                council: "{{Lakeland.County}}"}, {to: "Executive", council: "{{Lakeland.County}}"}]
            """,
            "escalation { id at { to } next { to } hops { number to raisedOn council { name } } }"
        );
        var id = (string)planned["id"]!;
        Assert.Equal(
            ["1 Portfolio Holder for Health and Wellbeing  District", "2 Local Committee  County", "3 Executive  County"],
            planned["hops"]!.AsArray().Select(h => $"{h!["number"]} {h["to"]} {h["raisedOn"]} {h["council"]!["name"]}")
        );
        Assert.Null(planned["at"]);

        await EscalateAsync("2015-06-10");
        Assert.Equal(["OUT_OF_ORDER input.on"], await lakes.RefusedAsync("escalate", $"""escalation: "{id}", on: "2015-06-09" """));
        Assert.Equal(["INVALID input.on"], await lakes.RefusedAsync("escalate", $"""escalation: "{id}", on: "2199-01-01" """));
        await EscalateAsync("2015-09-15");
        await EscalateAsync("2015-12-01", """, said: "Officers are to report" """);
        Assert.Equal(["WRONG_STATE input.escalation"], await lakes.RefusedAsync("escalate", $"""escalation: "{id}", on: "2016-01-01" """));

        Same.Json(
            """
            {
              "escalations": {
                "nodes": [
                  {
                    "number": 1,
                    "recommendation": { "number": 1 },
                    "action": null,
                    "at": { "to": "Executive", "said": "Officers are to report" },
                    "next": null,
                    "hops": [{ "raisedOn": "2015-06-10" }, { "raisedOn": "2015-09-15" }, { "raisedOn": "2015-12-01" }]
                  }
                ]
              }
            }
            """,
            (
                await lakes.ReadAsync(
                    "escalations(open: true) { nodes { number recommendation { number } action { id } at { to said } next { to "
                        + "} hops { raisedOn } } }"
                )
            ).ToJsonString()
        );
        Assert.Equal(
            ["OUT_OF_ORDER input.on"],
            await lakes.RefusedAsync("closeEscalation", $"""escalation: "{id}", on: "2015-11-30", outcome: "Agreed" """)
        );
        await lakes.DoAsync(
            "closeEscalation",
            $"""escalation: "{id}", on: "2016-02-01", outcome: "A joint team" """,
            "escalation { closedOn outcome }"
        );
        Assert.Equal(
            ["WRONG_STATE input.escalation"],
            await lakes.RefusedAsync("closeEscalation", $"""escalation: "{id}", on: "2016-02-01", outcome: "Again" """)
        );
        Assert.Equal(
            """{"escalations":{"totalCount":0}}""",
            (await lakes.ReadAsync("escalations(open: true) { totalCount }")).ToJsonString()
        );

        Task EscalateAsync(string on, string more = "") =>
            lakes.DoAsync("escalate", $"""escalation: "{id}", on: "{on}"{more}""", "escalation { id }");
    }

    [Fact]
    public Task Hops_are_in_order_whatever_days_are_tried() =>
        Gen.Int[0, 60]
            .List[1, 8]
            .SampleAsync(
                async days =>
                {
                    await using var lakes = await Shared();
                    var route = string.Join(", ", days.Select((_, i) => $$"""{to: "Body {{i}}"}"""));
                    var id = (string)
                        (await lakes.DoAsync("planEscalation", $"""title: "A", source: "B", route: [{route}]""", "escalation { id }"))[
                            "id"
                        ]!;
                    var start = new DateOnly(2015, 1, 1);
                    var expected = new List<DateOnly>();
                    foreach (var day in days.Select(start.AddDays))
                    {
                        var refused = await lakes.RefusedAsync("escalate", $"""escalation: "{id}", on: "{day:yyyy-MM-dd}" """);
                        if (expected.Count == 0 || expected[^1] <= day)
                        {
                            Assert.Empty(refused);
                            expected.Add(day);
                        }
                        else
                        {
                            Assert.Equal(["OUT_OF_ORDER input.on"], refused);
                        }
                    }

                    var hops = (await lakes.Host.DataAsync($$"""{ node(id: "{{id}}") { ... on Escalation { hops { raisedOn } } } }"""))[
                        "node"
                    ]!["hops"]!.AsArray();
                    Assert.Equal(
                        [.. expected.Select(d => $"{d:yyyy-MM-dd}"), .. Enumerable.Repeat<string?>(null, days.Count - expected.Count)],
                        hops.Select(h => (string?)h!["raisedOn"])
                    );

                    static Task<Lakeland> Shared() => Lakeland.StartAsync(Providers.Sqlite);
                },
                iter: 8,
                threads: 1
            );

    [Theory, EveryDatabase]
    public async Task A_route_with_faults_is_refused_whole(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        Assert.Equal(
            ["INVALID input.title", "INVALID input.source", "INVALID input.route.1.to"],
            await lakes.RefusedAsync("planEscalation", """title: "", source: "", route: [{to: "Leader"}, {to: ""}]""")
        );
        Assert.Equal(["INVALID input.route"], await lakes.RefusedAsync("planEscalation", """title: "A", source: "B", route: []"""));
        Assert.Equal(
            ["NOT_FOUND input.route.0.council"],
            await lakes.RefusedAsync("planEscalation", """title: "A", source: "B", route: [{to: "Leader", council: "none"}]""")
        );
        Assert.Equal(
            ["NOT_FOUND input.action"],
            await lakes.RefusedAsync(
                "planEscalation",
                """title: "A", source: "B", action: "Action_0190f3c27d5b7c1e8a4d2b6f9e0c1a3b", route: [{to: "Leader"}]"""
            )
        );
        Assert.Equal("""{"escalations":{"totalCount":0}}""", (await lakes.ReadAsync("escalations { totalCount }")).ToJsonString());
    }
}
