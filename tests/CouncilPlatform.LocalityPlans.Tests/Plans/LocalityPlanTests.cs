using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Plans;

/// <summary>Districts' plans for a year, through GraphQL.</summary>
public sealed class LocalityPlanTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "L1")]
    public async Task Lancashires_twelve_districts_have_a_slot_each_and_one_plan_a_year(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);
        var officer = await host.KeyAsync("lancashire", Role.Officer);
        const string create = """
            mutation { createLocalityPlan(input: {partnership: "lancashire", district: "E07000124",
            year: 2008}) { localityPlan { id } errors { code message path } } }
            """;
        var plan = (string)(await host.DataAsync(create, officer))["createLocalityPlan"]!["localityPlan"]!["id"]!;

        var second = (await host.DataAsync(create, officer))["createLocalityPlan"]!["errors"]!.AsArray().Single()!;
        Assert.Equal("ALREADY_EXISTS", (string?)second["code"]);
        Assert.Equal(
            "Ribble Valley Borough Council already has a plan for 2008. A district has one plan a year: change that one.",
            (string?)second["message"]
        );

        const string slots = """
            { partnership(slug: "lancashire") { districtSlots(year: 2008) { year state district { name gssCode kind } plan { id state
            } } } }
            """;
        var seen = (await host.DataAsync(slots, officer))["partnership"]!["districtSlots"]!.AsArray();
        Assert.Equal(12, seen.Count);
        Assert.All(seen, s => Assert.Equal("DISTRICT", (string?)s!["district"]!["kind"]));
        Assert.Equal(
            ["MISSING 11", "IN_PREPARATION 1"],
            seen.GroupBy(s => (string)s!["state"]!).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}")
        );
        var ribbleValley = seen.Single(s => (string?)s!["state"] == "IN_PREPARATION")!;
        Assert.Equal(
            ("E07000124", plan, "DRAFT"),
            ((string)ribbleValley["district"]!["gssCode"]!, (string)ribbleValley["plan"]!["id"]!, (string)ribbleValley["plan"]!["state"]!)
        );

        // A stranger sees that it is in preparation, and no more.
        var stranger = (await host.DataAsync(slots))["partnership"]!["districtSlots"]!
            .AsArray()
            .Single(s => (string?)s!["state"] == "IN_PREPARATION")!;
        Assert.Null(stranger["plan"]);
        Assert.Empty(
            (await host.DataAsync("""{ partnership(slug: "lancashire") { localityPlans { nodes { id } } } }"""))["partnership"]![
                "localityPlans"
            ]!["nodes"]!.AsArray()
        );
        Assert.Null((await host.AskAsync($$"""{ node(id: "{{plan}}") { ... on LocalityPlan { year } } }"""))["data"]!["node"]);
        Assert.Equal(
            2008,
            (int)(await host.DataAsync($$"""{ node(id: "{{plan}}") { ... on LocalityPlan { year } } }""", officer))["node"]!["year"]!
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "L1")]
    public async Task An_observer_gets_no_slot_and_a_member_of_part_of_the_year_does(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        await lakes.Host.AddOrganisationAsync("E07000026", "Allerdale");
        await lakes.Host.AddOrganisationAsync("E07000027", "Barrow");
        await lakes.DoAsync("addMember", """organisation: "E07000026", role: OBSERVER, from: "2006" """, key: lakes.Administrator);
        await lakes.DoAsync(
            "addMember",
            """organisation: "E07000027", role: OBSERVER, from: "2006-11", to: "2006-12-18" """,
            key: lakes.Administrator
        );
        await lakes.DoAsync(
            "addMember",
            """organisation: "E07000027", role: MEMBER, from: "2006-12-19", to: "2008" """,
            key: lakes.Administrator
        );

        Assert.Equal(["Lakes District Council", "Vale District Council"], await DistrictsAsync(lakes, 2005));
        Assert.Equal(["Barrow", "Lakes District Council", "Vale District Council"], await DistrictsAsync(lakes, 2006));
        Assert.Equal(["Barrow", "Lakes District Council", "Vale District Council"], await DistrictsAsync(lakes, 2008));
        Assert.Equal(["Lakes District Council", "Vale District Council"], await DistrictsAsync(lakes, 2009));
        Assert.Equal(
            ["NOT_A_MEMBER input.district"],
            await lakes.RefusedAsync("createLocalityPlan", """district: "E07000026", year: 2008""")
        );
        Assert.Equal(
            ["NOT_A_MEMBER input.district"],
            await lakes.RefusedAsync("createLocalityPlan", """district: "E07000027", year: 2009""")
        );
        await lakes.DoAsync("createLocalityPlan", """district: "E07000027", year: 2008""");
        Assert.Equal(["INVALID input.year"], await lakes.RefusedAsync("createLocalityPlan", $"""district: "{Lakes.District}", year: 8"""));
        Assert.Equal(["NOT_FOUND input.district"], await lakes.RefusedAsync("createLocalityPlan", """district: "none", year: 2008"""));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "L5")]
    public async Task Two_unitaries_are_partners_and_have_no_two_tier_plan(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);
        var key = await host.KeyAsync();
        foreach (var (name, code) in new[] { ("Blackburn with Darwen", "E06000008"), ("Blackpool", "E06000009") })
        {
            Assert.Empty(
                (
                    await host.DataAsync(
                        $$"""
                        mutation { addMember(input: {partnership: "lancashire", organisation: "{{code}}", role: MEMBER,
                        from: "2007"}) { errors { message } } }
                        """,
                        key
                    )
                )["addMember"]!["errors"]!.AsArray()
            );
            var refused = (
                await host.DataAsync(
                    $$"""
                    mutation { createLocalityPlan(input: {partnership: "lancashire", district: "{{code}}",
                    year: 2008}) { localityPlan { id } errors { code message } } }
                    """,
                    key
                )
            )["createLocalityPlan"]!;
            Assert.Null(refused["localityPlan"]);
            Assert.Equal("NOT_A_DISTRICT", (string?)refused["errors"]![0]!["code"]);
            Assert.StartsWith(name, (string?)refused["errors"]![0]!["message"], StringComparison.Ordinal);
            Assert.Contains(
                "is not a district council: it is registered as unitary",
                (string?)refused["errors"]![0]!["message"],
                StringComparison.Ordinal
            );
        }

        var slots = (
            await host.DataAsync(
                """
                { partnership(slug: "lancashire") { districtSlots(year: 2008) { district { name } } members(first: 100) { totalCount }
                } }
                """
            )
        )["partnership"]!;
        Assert.Equal(12, slots["districtSlots"]!.AsArray().Count);
        Assert.DoesNotContain(
            slots["districtSlots"]!.AsArray(),
            s => ((string)s!["district"]!["name"]!).StartsWith("Black", StringComparison.Ordinal)
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "L2")]
    [Trait("case", "L3")]
    public async Task A_plan_holds_what_both_tiers_do_and_each_activity_serves_an_objective(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        await lakes.Host.AddOrganisationAsync("E07000026", "Allerdale");
        var plan = await lakes.IdAsync("createLocalityPlan", $"""district: "{Lakes.District}", year: 2016""", "localityPlan");
        var other = await lakes.IdAsync("createLocalityPlan", $"""district: "{Lakes.Neighbour}", year: 2016""", "localityPlan");
        Assert.Equal("incomplete: county and district tiers missing", await CompletenessAsync());
        var objective = await lakes.IdAsync(
            "addPlanObjective",
            $"""localityPlan: "{plan}", title: "Safer places", strategy: "Community Strategy" """,
            "planObjective"
        );
        var foreign = await lakes.IdAsync(
            "addPlanObjective",
            $"""localityPlan: "{other}", title: "Safer places", strategy: "Community Strategy" """,
            "planObjective"
        );

        Assert.Equal(
            ["OBJECTIVE_MISSING input.objective"],
            await lakes.RefusedAsync(
                "addPlanActivity",
                $"""localityPlan: "{plan}", organisation: "{Lakes.District}", title: "Street wardens" """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.objective"],
            await lakes.RefusedAsync(
                "addPlanActivity",
                $"""localityPlan: "{plan}", objective: "{foreign}", organisation: "{Lakes.District}", title: "Street wardens" """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.organisation"],
            await lakes.RefusedAsync(
                "addPlanActivity",
                $"""localityPlan: "{plan}", objective: "{objective}", organisation: "none", title: "Street wardens" """
            )
        );
        await AddAsync(Lakes.District, "Street wardens");
        Assert.Equal("incomplete: county tier missing", await CompletenessAsync());
        Assert.Equal(["INCOMPLETE input.localityPlan"], await lakes.RefusedAsync("negotiateLocalityPlan", $"""localityPlan: "{plan}" """));
        await AddAsync(Lakes.Parish, "Parish lighting");
        await AddAsync("E07000026", "A neighbour's help");
        Assert.Equal("incomplete: county tier missing", await CompletenessAsync());
        var removed = await AddAsync(Lakes.County, "Speed limits");
        Assert.Equal("complete", await CompletenessAsync());
        await lakes.DoAsync("removePlanActivity", $"""localityPlan: "{plan}", planActivity: "{removed}" """, key: lakes.CountyOfficer);
        await AddAsync(Lakes.County, "Speed limits again");

        var read = await lakes.ReadAsync(
            $$"""
            localityPlan(district: "{{Lakes.District}}", year: 2016) { year state district { name } missingTiers
              objectives { nodes { number title strategy activities { totalCount } } }
              activities { nodes { number tier title organisation { name } objective { title } } } county: activities(tier: COUNTY) {
                nodes { title } } }
            """
        );
        Same.Json(
            """
            {
              "year": 2016,
              "state": "DRAFT",
              "district": { "name": "Lakes District Council" },
              "missingTiers": [],
              "objectives": {
                "nodes": [
                  { "number": 1, "title": "Safer places", "strategy": "Community Strategy", "activities": { "totalCount": 4 } }
                ]
              },
              "activities": {
                "nodes": [
                  {
                    "number": 1,
                    "tier": "DISTRICT",
                    "title": "Street wardens",
                    "organisation": { "name": "Lakes District Council" },
                    "objective": { "title": "Safer places" }
                  },
                  {
                    "number": 2,
                    "tier": "PARISH",
                    "title": "Parish lighting",
                    "organisation": { "name": "Town Council" },
                    "objective": { "title": "Safer places" }
                  },
                  {
                    "number": 3,
                    "tier": "PARTNER",
                    "title": "A neighbour's help",
                    "organisation": { "name": "Allerdale" },
                    "objective": { "title": "Safer places" }
                  },
                  {
                    "number": 4,
                    "tier": "COUNTY",
                    "title": "Speed limits again",
                    "organisation": { "name": "The County Council" },
                    "objective": { "title": "Safer places" }
                  }
                ]
              },
              "county": { "nodes": [{ "title": "Speed limits again" }] }
            }
            """,
            read["localityPlan"]!.ToJsonString()
        );

        async Task<string> CompletenessAsync() => (string)(await lakes.NodeAsync("LocalityPlan", plan, "completeness"))["completeness"]!;

        async Task<string> AddAsync(string organisation, string title) =>
            await lakes.IdAsync(
                "addPlanActivity",
                $"""localityPlan: "{plan}", objective: "{objective}", organisation: "{organisation}", title: "{title}" """,
                "planActivity",
                await lakes.Host.KeyAsync("lakes", Role.Officer, organisation)
            );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "L4")]
    public async Task A_plan_is_agreed_only_by_the_approval_of_the_districts_governing_body(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var cabinet = await lakes.IdAsync(
            "addBody",
            $"""name: "District Cabinet", kind: COMMITTEE, organisation: "{Lakes.District}" """,
            "body",
            lakes.Operator
        );
        var scrutiny = await lakes.IdAsync(
            "addBody",
            $"""name: "Scrutiny", kind: COMMITTEE, organisation: "{Lakes.District}" """,
            "body",
            lakes.Operator
        );
        var county = await lakes.IdAsync(
            "addBody",
            $"""name: "County Cabinet", kind: COMMITTEE, organisation: "{Lakes.County}" """,
            "body",
            lakes.Operator
        );
        Assert.Equal(
            ["NOT_OF_THE_DISTRICT input.governingBody"],
            await lakes.RefusedAsync("createLocalityPlan", $"""district: "{Lakes.District}", year: 2016, governingBody: "{county}" """)
        );
        var plan = await lakes.IdAsync("createLocalityPlan", $"""district: "{Lakes.District}", year: 2016""", "localityPlan");
        var at = $"localityPlan: \"{plan}\"";
        var objective = await lakes.IdAsync(
            "addPlanObjective",
            $"""{at}, title: "Safer places", strategy: "Community Strategy" """,
            "planObjective"
        );
        foreach (var organisation in new[] { Lakes.District, Lakes.County })
        {
            await lakes.DoAsync(
                "addPlanActivity",
                $"""{at}, objective: "{objective}", organisation: "{organisation}", title: "Work" """,
                key: await lakes.Host.KeyAsync("lakes", Role.Officer, organisation)
            );
        }

        Assert.Equal(["WRONG_STATE input.localityPlan"], await lakes.RefusedAsync("agreeLocalityPlan", at));
        Assert.Equal(["INVALID input.on"], await lakes.RefusedAsync("negotiateLocalityPlan", $"""{at}, on: "2017-03-02" """));
        await DecideAsync(cabinet, "APPROVE", "2016-02-01");
        await lakes.DoAsync("negotiateLocalityPlan", $"""{at}, on: "2016-02-10" """);
        Assert.Equal(
            ["WRONG_STATE input.localityPlan"],
            await lakes.RefusedAsync("addPlanObjective", $"""{at}, title: "Late", strategy: "S" """)
        );
        Assert.Equal(["GOVERNING_BODY_MISSING input.localityPlan"], await lakes.RefusedAsync("agreeLocalityPlan", at));
        Assert.Equal(
            ["NOT_OF_THE_DISTRICT input.governingBody"],
            await lakes.RefusedAsync("nameGoverningBody", $"""{at}, governingBody: "{county}" """)
        );
        await lakes.DoAsync("nameGoverningBody", $"""{at}, governingBody: "{cabinet}" """);
        // Approved before it was negotiated; by another body; noted only.
        Assert.Equal(["NOT_APPROVED input.localityPlan"], await lakes.RefusedAsync("agreeLocalityPlan", at));
        await DecideAsync(scrutiny, "APPROVE", "2016-02-11");
        await DecideAsync(county, "APPROVE", "2016-02-12");
        await DecideAsync(cabinet, "NOTE", "2016-02-13");
        Assert.Equal(["NOT_APPROVED input.localityPlan"], await lakes.RefusedAsync("agreeLocalityPlan", at));
        await lakes.DoAsync("redraftLocalityPlan", $"""{at}, reason: "Wording" """);
        await lakes.DoAsync("negotiateLocalityPlan", $"""{at}, on: "2016-02-20" """);

        await DecideAsync(cabinet, "APPROVE", "2016-03-01", """, conditions: ["County confirms"]""");
        Assert.Equal(["CONDITIONS_OPEN input.localityPlan"], await lakes.RefusedAsync("agreeLocalityPlan", at));
        await DecideAsync(cabinet, "REJECT", "2016-03-02");
        Assert.Equal(["NOT_APPROVED input.localityPlan"], await lakes.RefusedAsync("agreeLocalityPlan", at));
        await DecideAsync(cabinet, "APPROVE", "2016-03-09");
        Assert.Equal(["WRONG_STATE input.localityPlan"], await lakes.RefusedAsync("publishLocalityPlan", at, lakes.Administrator));
        var agreed = await lakes.DoAsync("agreeLocalityPlan", at, "localityPlan { state agreedOn negotiatedOn governingBody }");
        Assert.Equal(
            """{"state":"AGREED","agreedOn":"2016-03-09","negotiatedOn":"2016-02-20","governingBody":"District Cabinet"}""",
            agreed.ToJsonString()
        );

        Assert.Empty(await PublicAsync());
        var denied = await lakes.Host.AskAsync(
            $$"""mutation { publishLocalityPlan(input: {partnership: "lakes", {{at}}}) { errors { code } } }""",
            await lakes.Host.KeyAsync("lakes", Role.Officer)
        );
        Assert.Equal("FORBIDDEN", (string?)denied["errors"]![0]!["extensions"]!["code"]);
        await lakes.DoAsync("publishLocalityPlan", at, key: lakes.Administrator);
        Assert.Equal(2016, (int)Assert.Single(await PublicAsync())!["year"]!);
        Assert.Equal(["WRONG_STATE input.localityPlan"], await lakes.RefusedAsync("redraftLocalityPlan", $"""{at}, reason: "Again" """));
        var slots = (
            await lakes.Host.DataAsync(
                """{ partnership(slug: "lakes") { districtSlots(year: 2016) { state plan { year activities { totalCount } } } } }"""
            )
        )["partnership"]!["districtSlots"]!;
        Assert.Equal(
            """[{"state":"PUBLISHED","plan":{"year":2016,"activities":{"totalCount":2}}},{"state":"MISSING","plan":null}]""",
            slots.ToJsonString()
        );

        async Task<JsonArray> PublicAsync() =>
            (await lakes.Host.DataAsync("""{ partnership(slug: "lakes") { localityPlans(year: 2016) { nodes { year } } } }"""))[
                "partnership"
            ]!["localityPlans"]!["nodes"]!.AsArray();

        async Task DecideAsync(string body, string type, string on, string more = "")
        {
            var decision = await lakes.IdAsync(
                "proposeDecision",
                $"""body: "{body}", title: "Locality plan", subject: "{plan}", signOffs: []""",
                "decision",
                body == county ? lakes.CountyOfficer : lakes.Officer
            );
            await lakes.DoAsync(
                "submitDecision",
                $"""decision: "{decision}" """,
                key: body == county ? lakes.CountyOfficer : lakes.Officer
            );
            await lakes.DoAsync("recordDecision", $"""decision: "{decision}", type: {type}, on: "{on}"{more}""", key: lakes.Operator);
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task More_plans_cost_no_more_statements(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        const string query = """
            { partnership(slug: "lakes") { districtSlots(year: 2016) { district { name } plan { completeness } }
              localityPlans(first: 100) { totalCount nodes { district { name } completeness governingBody objectives { nodes { title
                activities { nodes { title organisation { name } } } } } activities { nodes { objective { title } } } } } } }
            """;
        var officer = await lakes.Host.KeyAsync("lakes", Role.Officer);
        await lakes.Host.DataAsync("{ __typename }", officer);
        await AddAsync(Lakes.District, 2016);
        var one = await CountAsync();
        await AddAsync(Lakes.Neighbour, 2016);
        await AddAsync(Lakes.Neighbour, 2015);

        Assert.Equal(one, await CountAsync());

        async Task AddAsync(string district, int year)
        {
            var body = await lakes.IdAsync(
                "addBody",
                $"""name: "Cabinet {district} {year}", kind: COMMITTEE, organisation: "{district}" """,
                "body",
                lakes.Operator
            );
            var plan = await lakes.IdAsync(
                "createLocalityPlan",
                $"""district: "{district}", year: {year}, governingBody: "{body}" """,
                "localityPlan"
            );
            var objective = await lakes.IdAsync(
                "addPlanObjective",
                $"""localityPlan: "{plan}", title: "Safer places", strategy: "Community Strategy" """,
                "planObjective"
            );
            await lakes.DoAsync(
                "addPlanActivity",
                $"""localityPlan: "{plan}", objective: "{objective}", organisation: "{district}", title: "Work" """,
                key: await lakes.Host.KeyAsync("lakes", Role.Officer, district)
            );
        }

        async Task<int> CountAsync()
        {
            lakes.Host.Sql.Reset();
            await lakes.Host.DataAsync(query, officer);
            return lakes.Host.Sql.Count;
        }
    }

    private static async Task<IEnumerable<string>> DistrictsAsync(Lakes lakes, int year) =>
        (await lakes.ReadAsync($$"""districtSlots(year: {{year}}) { district { name } }"""))["districtSlots"]!
            .AsArray()
            .Select(s => (string)s!["district"]!["name"]!);
}
