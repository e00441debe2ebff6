using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Rounds;

/// <summary>Programmes and rounds, through GraphQL: within the money there is, open and closed by the clock.</summary>
public sealed class RoundTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_programme_draws_on_funds_up_to_a_ceiling_that_they_have(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.DoAsync(
            "createFund",
            $"""slug: "other", name: "Other", source: "{GrantRound.Council}", accountableBody: "{GrantRound.Council}" """
        );
        await grants.DoAsync("receiveFunding", """fund: "other", capital: "20" """);

        Assert.Equal(
            ["CEILING_EXCEEDED input.funds.0.revenue", "NOT_FOUND input.funds.1.fund"],
            await grants.RefusedAsync(
                "createProgramme",
                """code: "two", title: "Two", funds: [{fund: "pot", revenue: "1000.01"}, {fund: "none"}]"""
            )
        );
        Assert.Equal(
            ["INVALID input.title", "INVALID input.funds.0.capital", "INVALID input.funds.1.fund"],
            await grants.RefusedAsync(
                "createProgramme",
                """code: "two", title: " ", funds: [{fund: "pot", capital: "-1"}, {fund: "pot"}]"""
            )
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.code"],
            await grants.RefusedAsync("createProgramme", """code: " SMALL ", title: "Again", funds: [{fund: "pot"}]""")
        );

        await grants.DoAsync(
            "changeProgramme",
            """programme: "Small", funds: [{fund: "pot", revenue: "1000"}, {fund: "other", capital: "20"}], version: 0"""
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("changeProgramme", """programme: "small", title: "Stale", version: 0""")
        );
        Same.Json(
            """
            {
              "programme": {
                "title": "Small grants",
                "purpose": "Village halls",
                "funds": [
                  {
                    "fund": { "slug": "pot" },
                    "ceiling": { "revenue": { "amount": "1000.00" }, "capital": { "amount": "0.00" } },
                    "drawn": { "total": { "amount": "0.00" } }
                  },
                  {
                    "fund": { "slug": "other" },
                    "ceiling": { "revenue": { "amount": "0.00" }, "capital": { "amount": "20.00" } },
                    "drawn": { "total": { "amount": "0.00" } }
                  }
                ]
              }
            }
            """,
            (
                await grants.ReadAsync(
                    """
                    programme(code: "small") { title purpose funds { fund { slug } ceiling { revenue { amount } capital { amount } }
                    drawn { total { amount } } } }
                    """
                )
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Rounds_never_offer_more_than_their_programme_may_draw(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync("first", revenue: "600", capital: "0");
        const string second =
            """programme: "small", slug: "second", title: "Second", opens: "2026-11-01T12:00", closes: "2026-12-01T12:00", """;

        Assert.Equal(["CEILING_EXCEEDED input.revenue"], await grants.RefusedAsync("createRound", second + "revenue: \"400.01\""));
        await grants.DoAsync("createRound", second + "revenue: \"400\"");
        Assert.Equal(
            ["CEILING_EXCEEDED input.revenue"],
            await grants.RefusedAsync("changeRound", """round: "first", revenue: "600.01" """)
        );
        Assert.Equal(
            ["CEILING_EXCEEDED input.funds"],
            await grants.RefusedAsync("changeProgramme", """programme: "small", funds: [{fund: "pot", revenue: "999.99"}]""")
        );
        Assert.Equal(["ALREADY_EXISTS input.slug"], await grants.RefusedAsync("createRound", second + "capital: \"1\""));
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_of_a_round_is_told(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);

        Assert.Equal(
            [
                "INVALID input.slug",
                "INVALID input.opens",
                "INVALID input.closes",
                "INVALID input.criteria.0.weight",
                "INVALID input.criteria.1.name",
                "INVALID input.criteria.1.maxScore",
            ],
            await grants.RefusedAsync(
                "createRound",
                """
                programme: "small", slug: "A b", title: "T", opens: "2026-03-29T01:30", closes: "2026-10-25T01:30", revenue: "1",
                criteria: [{name: "Need", weight: 0, maxScore: 5}, {name: "", weight: 1, maxScore: 101}]
                """
            )
        );
        Assert.Equal(
            ["INVALID input.closes", "INVALID input", "INVALID input.threshold", "INVALID input.mostRevenue"],
            await grants.RefusedAsync(
                "createRound",
                """
                programme: "small", slug: "a-b", title: "T", opens: "2026-10-30T12:00", closes: "2026-10-30T12:00", mostRevenue: "1",
                threshold: 0
                """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.programme"],
            await grants.RefusedAsync(
                "createRound",
                """programme: "none", slug: "a-b", title: "T", opens: "2026-10-30T12:00", closes: "2026-10-31T12:00", revenue: "1" """
            )
        );
        Assert.Equal(0, (int)(await grants.ReadAsync("rounds { totalCount }"))["rounds"]!["totalCount"]!);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_round_opens_and_closes_by_itself(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(form: false);
        grants.SetTime("2026-09-01T12:00:00+01:00");
        Assert.Equal("DRAFT", await StateAsync());
        // Without a form it is nobody else's business.
        Assert.Empty(
            (await grants.Host.DataAsync("""{ partnership(slug: "north") { rounds { nodes { slug } } } }"""))["partnership"]!["rounds"]![
                "nodes"
            ]!.AsArray()
        );

        grants.SetTime("2026-09-01T12:00:01+01:00");
        await grants.DoAsync(
            "publishForm",
            """round: "autumn", sections: [{title: "S", questions: [{key: "plan", text: "Plan?", kind: SHORT_TEXT, required: false}]}]"""
        );
        Assert.Equal("OPEN", await StateAsync());
        var seen = (
            await grants.Host.DataAsync("""{ partnership(slug: "north") { rounds { nodes { slug opens closes programme { code } } } } }""")
        )["partnership"]!["rounds"]!["nodes"]![0]!;
        Assert.Equal(
            ["autumn", "2026-09-01T12:00:00+01:00", "2026-10-30T12:00:00+00:00"],
            new[] { "slug", "opens", "closes" }.Select(f => (string?)seen[f])
        );
        Assert.Equal(
            ["ROUND_OPENED input.opens", "ROUND_OPENED input.threshold"],
            await grants.RefusedAsync("changeRound", """round: "autumn", opens: "2026-09-02T12:00", threshold: 50""")
        );

        grants.SetTime("2026-10-30T12:00:00Z");
        Assert.Equal("OPEN", await StateAsync());
        grants.SetTime("2026-10-30T12:00:01Z");
        Assert.Equal("CLOSED", await StateAsync());
        Assert.Equal(
            ["ROUND_CLOSED input.closes", "INVALID input.closes"],
            await grants.RefusedAsync("changeRound", """round: "autumn", closes: "2026-10-30T11:00" """)
        );
        Assert.Equal(
            ["ROUND_CLOSED input.round"],
            await grants.RefusedAsync(
                "publishForm",
                """round: "autumn", sections: [{title: "S", questions: [{key: "plan", text: "Plan?", kind: SHORT_TEXT}]}]"""
            )
        );

        async Task<string?> StateAsync() => (string?)(await grants.ReadAsync("""round(slug: "autumn") { state }"""))["round"]!["state"];
    }

    [Theory]
    [EveryDatabase("2026-10-25T01:30+00:00", "2026-10-25T01:30:00Z")]
    [EveryDatabase("2026-10-25T01:30+01:00", "2026-10-25T00:30:00Z")]
    [EveryDatabase("2027-03-28T00:59:59", "2027-03-28T00:59:59Z")]
    public async Task The_closing_second_is_in_time_and_the_next_is_late_over_the_change_of_clocks(
        string provider,
        string closes,
        string lastSecond
    )
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.DoAsync(
            "createRound",
            $"""
            programme: "small", slug: "autumn", title: "Round", opens: "2026-09-01T09:00", closes: "{closes}", revenue: "10",
            capital: "0"
            """
        );
        await grants.DoAsync(
            "publishForm",
            """round: "autumn", sections: [{title: "S", questions: [{key: "plan", text: "Plan?", kind: SHORT_TEXT}]}]"""
        );
        var (inTime, late) = (await grants.DraftAsync(1, revenue: "1"), await grants.DraftAsync(2, revenue: "1"));

        grants.SetTime(lastSecond);
        await grants.DoAsync("submitApplication", $"""application: "{inTime}" """, key: await grants.ApplicantAsync(1));
        grants.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            ["ROUND_NOT_OPEN input"],
            await grants.RefusedAsync("submitApplication", $"""application: "{late}" """, await grants.ApplicantAsync(2))
        );
        Assert.Equal(
            ["ROUND_NOT_OPEN input"],
            await grants.RefusedAsync("startApplication", """round: "autumn", title: "Late" """, await grants.ApplicantAsync(3))
        );
        Assert.Equal("DRAFT", (string?)(await grants.NodeAsync(late, "state", await grants.OfficerAsync()))!["state"]);
    }

    [Fact]
    public async Task Applicants_of_an_unpublished_partnership_read_a_round_with_a_form_by_its_name_and_by_its_id()
    {
        await using var grants = await GrantRound.StartAsync(Providers.Sqlite, published: false);
        await grants.AddRoundAsync();
        const string asked = """{ partnership(slug: "north") { round(slug: "autumn") { id } rounds { nodes { id } } } }""";
        var round = (await grants.Host.DataAsync(asked, await grants.OfficerAsync()))["partnership"]!["round"]!["id"]!;
        var node = $$"""{ node(id: "{{round}}") { id } }""";

        // It is not open yet.
        var applicant = await grants.ApplicantAsync(1);
        var seen = (await grants.Host.DataAsync(asked, applicant))["partnership"]!;
        Assert.Equal((string?)round, (string?)seen["round"]!["id"]);
        Assert.Equal((string?)round, (string?)seen["rounds"]!["nodes"]!.AsArray().Single()!["id"]);
        Assert.Equal((string?)round, (string?)(await grants.Host.DataAsync(node, applicant))["node"]!["id"]);
        Assert.NotNull((await grants.Host.AskAsync(asked))["errors"]);
        Assert.Null((await grants.Host.DataAsync(node))["node"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Only_officers_set_up_and_applicants_see_what_is_open(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider, published: false);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        const string open = """{ partnership(slug: "north") { openRounds { nodes { slug form { sections { questions { key } } } } } } }""";

        Assert.Equal(
            "autumn",
            (string?)
                (await grants.Host.DataAsync(open, await grants.ApplicantAsync(1)))["partnership"]!["openRounds"]!["nodes"]![0]!["slug"]
        );
        Assert.NotNull((await grants.Host.AskAsync(open))["errors"]);
        var denied = await grants.Host.AskAsync(
            """mutation { changeRound(input: {partnership: "north", round: "autumn", title: "Mine"}) { errors { code } } }""",
            await grants.KeyAsync("viewer", Role.Viewer)
        );
        Assert.Equal("FORBIDDEN", (string?)denied["errors"]![0]!["extensions"]!["code"]);
        // What an applicant may not read of an unpublished partnership stays closed, also by way of the round.
        var funds = await grants.Host.AskAsync(
            """{ partnership(slug: "north") { openRounds { nodes { programme { title funds { fund { name } } } } } } }""",
            await grants.ApplicantAsync(1)
        );
        Assert.Equal("FORBIDDEN", (string?)funds["errors"]![0]!["extensions"]!["code"]);
    }
}
