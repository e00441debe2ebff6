using CouncilPlatform.LocalityPlans.Contracts;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.ActionPlans;

/// <summary>Action plans, through GraphQL.</summary>
public sealed class ActionPlanTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "L13")]
    public async Task Current_activity_and_future_working_are_told_apart_and_each_has_its_key_dates(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        await lakes.DoAsync(
            "addAction",
            $"""opportunity: "{opportunity}", title: "County Emergency Plan", kind: CURRENT_ACTIVITY, keyDates: ["In place"]"""
        );
        await lakes.DoAsync(
            "addAction",
            $"""
            opportunity: "{opportunity}", title: "Consider a joint approach", detail: "Workshops", kind: FUTURE_WORKING,
            keyDates: ["Commence September 2015", "In place"]
            """
        );

        var plan = await lakes.ReadAsync(
            """
            actionPlan(slug: "plan") { title source councils { strategicPlan council { gssCode } }
              themes { nodes { number title opportunities { nodes { title
                all: actions { totalCount nodes { number title detail kind joint keyDates { number text kind starts startPrecision ends
                  ongoing status(asAt: "2015-09-15") } status(asAt: "2015-09-15") } }
                now: actions(kind: CURRENT_ACTIVITY) { nodes { title } }
                later: actions(kind: FUTURE_WORKING) { nodes { title } } } } } } }
            """
        );
        Same.Json(
            """
            {
              "title": "Joint action plan",
              "source": "A report of 27 May 2015",
              "councils": [
                { "strategicPlan": "Council Plan", "council": { "gssCode": "E07000031" } },
                { "strategicPlan": "Area Plan", "council": { "gssCode": "E10000006" } }
              ],
              "themes": {
                "nodes": [
                  {
                    "number": 1,
                    "title": "Joint priorities",
                    "opportunities": {
                      "nodes": [
                        {
                          "title": "Establishing joint priorities",
                          "all": {
                            "totalCount": 2,
                            "nodes": [
                              {
                                "number": 1,
                                "title": "County Emergency Plan",
                                "detail": null,
                                "kind": "CURRENT_ACTIVITY",
                                "joint": false,
                                "keyDates": [
                                  {
                                    "number": 1,
                                    "text": "In place",
                                    "kind": "IN_PLACE",
                                    "starts": null,
                                    "startPrecision": null,
                                    "ends": null,
                                    "ongoing": false,
                                    "status": "DONE"
                                  }
                                ],
                                "status": "DONE"
                              },
                              {
                                "number": 2,
                                "title": "Consider a joint approach",
                                "detail": "Workshops",
                                "kind": "FUTURE_WORKING",
                                "joint": false,
                                "keyDates": [
                                  {
                                    "number": 1,
                                    "text": "Commence September 2015",
                                    "kind": "STARTING",
                                    "starts": "2015-09-01",
                                    "startPrecision": "MONTH",
                                    "ends": null,
                                    "ongoing": false,
                                    "status": "DUE"
                                  },
                                  {
                                    "number": 2,
                                    "text": "In place",
                                    "kind": "IN_PLACE",
                                    "starts": null,
                                    "startPrecision": null,
                                    "ends": null,
                                    "ongoing": false,
                                    "status": "DONE"
                                  }
                                ],
                                "status": "DUE"
                              }
                            ]
                          },
                          "now": { "nodes": [{ "title": "County Emergency Plan" }] },
                          "later": { "nodes": [{ "title": "Consider a joint approach" }] }
                        }
                      ]
                    }
                  }
                ]
              }
            }
            """,
            plan["actionPlan"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "L12")]
    public async Task The_emergency_row_is_one_action_with_two_key_dates_of_which_each_has_its_own_status(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        const string detail =
            "County Emergency Plan in place for South Lakeland. "
            + "Consider a joint approach to support communities which want to become resilient";
        var action = await lakes.IdAsync(
            "addAction",
            $"""
            opportunity: "{await lakes.AddPlanAsync()}", title: "Emergency response and community resilience", kind: FUTURE_WORKING
            detail: "{detail}"
            keyDates: ["In place", "Commence September 2015"]
            """,
            "action"
        );

        var read = await lakes.NodeAsync(
            "Action",
            action,
            """
            keyDates { number text kind from to august: status(asAt: "2015-08-31") september: status(asAt: "2015-09-01") october:
              status(asAt: "2015-10-01") }
            august: status(asAt: "2015-08-31") september: status(asAt: "2015-09-01") october: status(asAt: "2015-10-01")
            """
        );
        Same.Json(
            """
            [
              {
                "number": 1,
                "text": "In place",
                "kind": "IN_PLACE",
                "from": null,
                "to": null,
                "august": "DONE",
                "september": "DONE",
                "october": "DONE"
              },
              {
                "number": 2,
                "text": "Commence September 2015",
                "kind": "STARTING",
                "from": "2015-09",
                "to": null,
                "august": "NOT_DUE",
                "september": "DUE",
                "october": "OVERDUE"
              }
            ]
            """,
            read["keyDates"]!.ToJsonString()
        );
        Assert.Equal(("NOT_DUE", "DUE", "OVERDUE"), ((string?)read["august"], (string?)read["september"], (string?)read["october"]));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "L14")]
    public async Task What_nobody_answers_for_is_on_the_exception_list_and_cannot_be_followed(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        var cycling = await lakes.IdAsync(
            "addAction",
            $$"""
            opportunity: "{{opportunity}}", title: "Allocate cycling to a named officer", kind: FUTURE_WORKING,
            owners: [{council: "{{Lakes.District}}"}], keyDates: ["Autumn 2015"]
            """,
            "action"
        );
        await lakes.DoAsync("addAction", $"""opportunity: "{opportunity}", title: "Nobody's", kind: FUTURE_WORKING""");
        await lakes.AddActionAsync(opportunity, "Somebody's", "April 2015");

        var list = (
            await lakes.ReadAsync(
                "actions(filter: {lacking: true}) { totalCount nodes { title exceptions { code message council { gssCode } } } }"
            )
        )["actions"]!;
        const string season =
            "A season is not a date: people do not agree when it begins and ends. Enter the months, like September to November 2015.";
        Same.Json(
            $$"""
            {
              "totalCount": 2,
              "nodes": [
                {
                  "title": "Allocate cycling to a named officer",
                  "exceptions": [
                    { "code": "NO_OWNER", "message": "No post is responsible for this action. Name one.", "council": null },
                    {
                      "code": "POST_NOT_NAMED",
                      "message": "Lakes District Council has not named the post that is responsible. Name it.",
                      "council": { "gssCode": "E07000031" }
                    },
                    { "code": "KEY_DATE_UNREAD", "message": "\"Autumn 2015\": {{season}}", "council": null }
                  ]
                },
                {
                  "title": "Nobody's",
                  "exceptions": [{ "code": "NO_OWNER", "message": "No post is responsible for this action. Name one.", "council": null }]
                }
              ]
            }
            """,
            list.ToJsonString()
        );
        Assert.Equal(["Somebody's"], await TitlesAsync(lakes, "lacking: false"));
        Assert.Equal(
            ["OWNER_MISSING input.action", "OWNER_MISSING input.action"],
            await lakes.RefusedAsync("recordProgress", $"""action: "{cycling}", kind: STARTED, on: "2015-05-01" """)
        );

        await lakes.DoAsync(
            "changeAction",
            $$"""
            action: "{{cycling}}", owners: [{council: "{{Lakes.District}}", post: "Cycling Officer"}],
            keyDates: ["September to November 2015"]
            """
        );
        await lakes.DoAsync("recordProgress", $"""action: "{cycling}", kind: STARTED, on: "2015-05-01" """);
        Assert.Equal(["Nobody's"], await TitlesAsync(lakes, "lacking: true"));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "L15")]
    public async Task A_joint_action_needs_an_owner_in_each_council_and_is_part_of_both_councils_plans(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        var joint = await lakes.IdAsync(
            "addAction",
            $$"""
            opportunity: "{{opportunity}}", title: "Joint priorities", kind: FUTURE_WORKING, joint: true,
            owners: [{council: "{{Lakes.District}}", post: "Policy Officer"}], keyDates: ["2016"]
            """,
            "action"
        );
        await lakes.DoAsync(
            "addAction",
            $$"""
            opportunity: "{{opportunity}}", title: "The county's own", kind: FUTURE_WORKING, owners: [{council: "{{Lakes.County}}",
            post: "Area Manager"}]
            """,
            key: lakes.CountyOfficer
        );

        var exceptions = (await lakes.NodeAsync("Action", joint, "exceptions { code council { gssCode } }"))["exceptions"]!;
        Assert.Equal("""[{"code":"COUNCIL_WITHOUT_OWNER","council":{"gssCode":"E10000006"}}]""", exceptions.ToJsonString());
        Assert.Equal(
            ["OWNER_MISSING input.action"],
            await lakes.RefusedAsync("recordProgress", $"""action: "{joint}", kind: STARTED, on: "2016-05-01" """)
        );
        Assert.Equal(["Joint priorities"], await TitlesAsync(lakes, $"council: \"{Lakes.District}\""));
        Assert.Equal(["Joint priorities", "The county's own"], await TitlesAsync(lakes, $"council: \"{Lakes.County}\""));

        await lakes.DoAsync(
            "changeAction",
            $$"""
            action: "{{joint}}", owners: [{council: "{{Lakes.District}}", post: "Policy Officer"}, {council: "{{Lakes.County}}",
            post: "Area Manager"}]
            """,
            key: lakes.CountyOfficer
        );
        await lakes.DoAsync("recordProgress", $"""action: "{joint}", kind: STARTED, on: "2016-05-01" """);
        var action = await lakes.NodeAsync(
            "Action",
            joint,
            "owners { number post organisation { gssCode } } councilPlans { strategicPlan council { gssCode } } exceptions { "
                + "code } opportunity { title theme { title actionPlan { slug } } }"
        );
        Same.Json(
            """
            {
              "owners": [
                { "number": 1, "post": "Policy Officer", "organisation": { "gssCode": "E07000031" } },
                { "number": 2, "post": "Area Manager", "organisation": { "gssCode": "E10000006" } }
              ],
              "councilPlans": [
                { "strategicPlan": "Council Plan", "council": { "gssCode": "E07000031" } },
                { "strategicPlan": "Area Plan", "council": { "gssCode": "E10000006" } }
              ],
              "exceptions": [],
              "opportunity": {
                "title": "Establishing joint priorities",
                "theme": { "title": "Joint priorities", "actionPlan": { "slug": "plan" } }
              }
            }
            """,
            action.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_of_an_input_is_named_and_nothing_is_half_saved(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        await lakes.AddActionAsync(opportunity, "There", "April 2015");

        Assert.Equal(
            ["SECOND_OWNER input.owners.1.council"],
            await lakes.RefusedAsync(
                "addAction",
                $$"""
                opportunity: "{{opportunity}}", title: "Two leads", kind: FUTURE_WORKING, owners: [{council: "{{Lakes.District}}",
                post: "One"}, {council: "{{Lakes.District}}", post: "Two"}]
                """
            )
        );
        Assert.Equal(
            [
                "INVALID input.title",
                "INVALID input.owners.0.post",
                "INVALID input.keyDates.0",
                "INVALID input.keyDates.2",
                "NOT_FOUND input.owners.0.council",
            ],
            await lakes.RefusedAsync(
                "addAction",
                $$"""
                opportunity: "{{opportunity}}", title: " ", kind: FUTURE_WORKING, owners: [{council: "E99",
                post: "someone@example.org"}], keyDates: ["30 February 2016", "Soon", "December 2015 to July 2015"]
                """
            )
        );
        Assert.Equal(
            "\"30 february 2016\" does not exist: the month has 29 days. Check the date.",
            await lakes.MessageAsync(
                "addAction",
                $"""opportunity: "{opportunity}", title: "Bad", kind: FUTURE_WORKING, keyDates: ["30 February 2016"]"""
            )
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.title"],
            await lakes.RefusedAsync("addAction", $"""opportunity: "{opportunity}", title: "There", kind: FUTURE_WORKING""")
        );
        Assert.Equal(
            ["NOT_FOUND input.opportunity"],
            await lakes.RefusedAsync(
                "addAction",
                """opportunity: "Opportunity_01900000000070008000000000000001", title: "X", kind: FUTURE_WORKING"""
            )
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.slug"],
            await lakes.RefusedAsync("createActionPlan", $$"""slug: "plan", title: "Again", councils: [{council: "{{Lakes.District}}"}]""")
        );
        Assert.Equal(
            ["INVALID input.title", "INVALID input.councils", "INVALID input.slug"],
            await lakes.RefusedAsync("createActionPlan", """slug: "No slug", title: "", councils: []""")
        );
        Assert.Equal(["NOT_FOUND input.actionPlan"], await lakes.RefusedAsync("addTheme", """actionPlan: "none", title: "T" """));
        Assert.Equal(
            ["ALREADY_EXISTS input.title"],
            await lakes.RefusedAsync("addTheme", """actionPlan: "plan", title: "Joint priorities" """)
        );
        Assert.Equal(1, (int)(await lakes.ReadAsync("actions { totalCount }"))["actions"]!["totalCount"]!);
        var denied = await lakes.Host.AskAsync(
            """mutation { addTheme(input: {partnership: "lakes", actionPlan: "plan", title: "T"}) { errors { code } } }""",
            await lakes.Host.KeyAsync("lakes", Role.Viewer)
        );
        Assert.Equal("FORBIDDEN", (string?)denied["errors"]![0]!["extensions"]!["code"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_changed_keeps_its_progress_and_a_stale_write_is_refused(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        var action = await lakes.AddActionAsync(opportunity, "Meet", "Two meetings during July to October 2015");
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: MILESTONE, on: "2015-08-01" """);
        var version = (int)(await lakes.NodeAsync("Action", action, "version"))["version"]!;

        var changed = await lakes.DoAsync(
            "changeAction",
            $"""
            action: "{action}", title: "Meet twice", kind: CURRENT_ACTIVITY, joint: true, keyDates: ["By June 2016",
            "Two meetings during July to October 2015"], version: {version}
            """,
            """action { title kind joint keyDates { number text reached(asAt: "2015-12-31") expected unit } }"""
        );
        Same.Json(
            """
            {
              "title": "Meet twice",
              "kind": "CURRENT_ACTIVITY",
              "joint": true,
              "keyDates": [
                { "number": 1, "text": "By June 2016", "reached": null, "expected": null, "unit": null },
                { "number": 2, "text": "Two meetings during July to October 2015", "reached": 1, "expected": 2, "unit": "meetings" }
              ]
            }
            """,
            changed.ToJsonString()
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await lakes.RefusedAsync("changeAction", $"""action: "{action}", title: "Stale", version: {version}""")
        );
        await lakes.DoAsync("changeAction", $"""action: "{action}", keyDates: ["By June 2016"]""");
        Assert.Equal(
            """{"nodes":[{"kind":"MILESTONE","on":"2015-08-01"}]}""",
            (await lakes.NodeAsync("Action", action, "progress { nodes { kind on } }"))["progress"]!.ToJsonString()
        );

        var theme = (string)(await lakes.ReadAsync("themes { nodes { id } }"))["themes"]!["nodes"]![0]!["id"]!;
        await lakes.DoAsync("changeTheme", $"""theme: "{theme}", title: "Renamed" """);
        await lakes.DoAsync("changeOpportunity", $"""opportunity: "{opportunity}", title: "Reworded" """);
        await lakes.DoAsync("changeActionPlan", $$"""actionPlan: "plan", title: "New", councils: [{council: "{{Lakes.County}}"}]""");
        Same.Json(
            """
            {
              "title": "New",
              "councils": [{ "council": { "gssCode": "E10000006" } }],
              "themes": { "nodes": [{ "title": "Renamed", "opportunities": { "nodes": [{ "title": "Reworded" }] } }] }
            }
            """,
            (
                await lakes.ReadAsync(
                    """
                    actionPlan(slug: "plan") { title councils { council { gssCode } } themes { nodes { title opportunities { nodes {
                    title } } } } }
                    """
                )
            )["actionPlan"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task More_actions_cost_no_more_statements(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        await lakes.AddActionAsync(opportunity, "First", "Two meetings in 2016");
        const string query = """
            { partnership(slug: "lakes") { actionTotals { status actions }
              actions(first: 100) { totalCount nodes { title status keyDates { text status reached } owners { post organisation { name }
                } exceptions { code council { name } } councilPlans { council { name } } progress { totalCount } opportunity { title theme
                { title actionPlan { title } } } } }
              themes { nodes { opportunities { nodes { actions { nodes { title status keyDates { text } } } } } } } } }
            """;
        var theme = await lakes.IdAsync("addTheme", """actionPlan: "plan", title: "Second" """, "theme");
        // The page of one theme alone comes with its number, in one statement.
        await AddAsync(1);
        var few = await CountAsync();
        foreach (var number in Enumerable.Range(2, 5))
        {
            await AddAsync(number);
        }

        Assert.Equal(few, await CountAsync());

        async Task AddAsync(int number)
        {
            var next = await lakes.IdAsync("addOpportunity", $"""theme: "{theme}", title: "Opportunity {number}" """, "opportunity");
            await lakes.AddActionAsync(next, $"A {number}", "April 2016", "joint: true");
            await lakes.DoAsync("addAction", $"""opportunity: "{next}", title: "B", kind: FUTURE_WORKING, joint: true""");
        }

        async Task<int> CountAsync()
        {
            lakes.Host.Sql.Reset();
            await lakes.Host.DataAsync(query);
            return lakes.Host.Sql.Count;
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_not_published_a_stranger_does_not_read(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider, published: false);
        var action = await lakes.AddActionAsync(await lakes.AddPlanAsync(), "Ours", "2016");

        foreach (
            var field in new[]
            {
                "actions { totalCount }",
                "themes { totalCount }",
                "actionPlans { totalCount }",
                "actionTotals { actions }",
                "districtSlots(year: 2016) { state }",
                "sourceCitations { totalCount }",
            }
        )
        {
            var seen = await lakes.Host.AskAsync($$"""{ partnership(slug: "lakes") { {{field}} } }""");
            Assert.Equal(
                """{"partnership":null}""",
                (seen["data"] ?? new System.Text.Json.Nodes.JsonObject { ["partnership"] = null }).ToJsonString()
            );
        }

        Assert.Null((await lakes.Host.AskAsync($$"""{ node(id: "{{action}}") { ... on Action { title } } }"""))["data"]?["node"]);
        Assert.Equal("Ours", (string?)(await lakes.NodeAsync("Action", action, "title"))["title"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Other_modules_ask_for_actions_by_their_keys(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        Assert.True(GlobalId.TryParse(await lakes.AddActionAsync(opportunity, "Asked for", "April 2015"), out var id));
        await lakes.Host.CreatePartnershipAsync("other", published: true, "localityplans");
        await lakes.Host.CreatePartnershipAsync("without", published: true);

        Assert.Equal(
            "Asked for",
            Assert.Single((await lakes.Host.AnswerAsync("lakes", p => new GetActions(p, [id.Value, Guid.NewGuid()]))).Value!).Value.Title
        );
        Assert.Empty((await lakes.Host.AnswerAsync("other", p => new GetActions(p, [id.Value]))).Value!);
        Assert.False((await lakes.Host.AnswerAsync("without", p => new GetActions(p, [id.Value]))).IsAvailable);
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(Lakes lakes, string filter) =>
        [
            .. (await lakes.ReadAsync($$"""actions(filter: { {{filter}} }) { nodes { title } }"""))["actions"]!["nodes"]!
                .AsArray()
                .Select(a => (string)a!["title"]!),
        ];
}
