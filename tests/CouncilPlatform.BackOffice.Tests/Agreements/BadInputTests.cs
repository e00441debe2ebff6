using System.Globalization;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Agreements;

/// <summary>What is wrong with an agreement is said where it is, and nothing of it is saved.</summary>
public sealed class BadInputTests
{
    private const string Good =
        $$"""form: MEMORANDUM, parties: ["{{Pair.First}}", "{{Pair.Second}}"], purpose: "Advice", legalPower: "Section 101", """;

    [Theory]
    [EveryDatabase]
    public async Task A_draft_says_each_thing_that_is_wrong_and_nothing_is_saved(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.AgreeAsync();
        var before = await SavedAsync(pair);

        foreach (
            var (input, error) in new[]
            {
                ("""startsOn: "2021-04-01", reviewOn: "2021-03-31" """, "INVALID input.reviewOn"),
                ("""startsOn: "2021-04-01", noticeMonths: 6""", "INVALID input.noticeMonths"),
                ("""startsOn: "2021-04-01", endsOn: "2022-03-31", noticeMonths: 0""", "INVALID input.noticeMonths"),
                ("""startsOn: "2021-04-01", endsOn: "2022-03-31", noticeMonths: 121""", "INVALID input.noticeMonths"),
                ("""startsOn: "0021-04-01", endsOn: "2022-03-31" """, "INVALID input.startsOn"),
                ("""startsOn: "2021-04-01", endsOn: "9999-12-31" """, "INVALID input.endsOn"),
                ("""startsOn: "2021-04-01", aliases: ["Memorandum", "MEMORANDUM"]""", "INVALID input.aliases"),
                ("""startsOn: "2021-04-01", aliases: [" "]""", "INVALID input.aliases"),
                ($"""startsOn: "2021-04-01", provider: "{Pair.County}" """, "NOT_A_PARTY input.provider"),
                ("""startsOn: "2021-04-01", charge: "-0.01" """, "INVALID input.charge"),
            }
        )
        {
            Assert.Equal([error], await pair.RefusedAsync("draftAgreement", $"""slug: "bad", title: "Bad", {Good}{input}"""));
        }

        Assert.Equal(
            ["INVALID input.slug", "INVALID input.title"],
            await pair.RefusedAsync("draftAgreement", $"""slug: "Bad slug", title: "", {Good}startsOn: "2021-04-01" """)
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.slug"],
            await pair.RefusedAsync("draftAgreement", $"""slug: "memorandum", title: "Another", {Good}startsOn: "2021-04-01" """)
        );
        var again = Good.Replace(Pair.Second, Pair.First, StringComparison.Ordinal);
        Assert.Equal(
            ["INVALID input.parties.1"],
            await pair.RefusedAsync("draftAgreement", $"""slug: "bad", title: "Bad", {again}startsOn: "2021-04-01" """)
        );
        Assert.Equal(
            ["INVALID input.parties"],
            await pair.RefusedAsync(
                "draftAgreement",
                $"""
                slug: "bad", title: "Bad", {Good.Replace($", \"{Pair.Second}\"", "", StringComparison.Ordinal)}startsOn: "2021-04-01"
                """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.parties.1"],
            await pair.RefusedAsync(
                "draftAgreement",
                $"""slug: "bad", title: "Bad", {Good.Replace(Pair.Second, "E07", StringComparison.Ordinal)}startsOn: "2021-04-01" """
            )
        );

        Assert.Equal(
            ["INVALID input.terminationMonths"],
            await pair.RefusedAsync("addClause", """agreement: "memorandum", number: "9", text: "T", terminationMonths: 0""")
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.number"],
            await pair.RefusedAsync("addClause", """agreement: "memorandum", number: "8", text: "T" """)
        );
        Assert.Equal(
            ["NOT_A_PARTY input.owedBy"],
            await pair.RefusedAsync("addObligation", $"""agreement: "memorandum", text: "T", owedBy: "{Pair.County}" """)
        );
        Assert.Equal(
            ["AGREED input.agreement", "INVALID input.on"],
            await pair.RefusedAsync("concludeAgreement", """agreement: "memorandum", on: "2021-10-02" """, pair.Other)
        );
        Assert.Equal(["NOT_FOUND input.agreement"], await pair.RefusedAsync("amendAgreement", """agreement: "none", title: "T" """));
        Assert.Equal(
            ["INVALID input.shares.0.percent", "SPLIT_NOT_WHOLE input.shares"],
            await pair.RefusedAsync(
                "addSharedPost",
                $$"""
                agreement: "memorandum", reference: "P1", title: "T", employer: "{{Pair.First}}",
                shares: [{organisation: "{{Pair.First}}", percent: "33.333"}, {organisation: "{{Pair.Second}}", percent: "66.67"}]
                """
            )
        );

        Assert.Equal(before, await SavedAsync(pair));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_party_is_a_member_on_the_first_day_whenever_that_is(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var membership = (string)
            (await pair.ReadAsync("members { nodes { id organisation { name } } }"))["members"]!["nodes"]!
                .AsArray()
                .Single(m => (string?)m!["organisation"]!["name"] == "Second District")!["id"]!;
        await pair.DoAsync("endMembership", $"""membership: "{membership}", to: "2021-03-31" """);
        var before = await SavedAsync(pair);

        Assert.Equal(
            ["NOT_A_MEMBER input.parties.1"],
            await pair.RefusedAsync("draftAgreement", $"""slug: "advice", title: "Advice", {Good}startsOn: "2021-04-01" """)
        );
        Assert.Equal(before, await SavedAsync(pair));
        await pair.DoAsync("draftAgreement", $"""slug: "advice", title: "Advice", {Good}startsOn: "2021-03-31" """);

        Assert.Equal(
            "Second District is not a member of pair on 2021-04-01. Choose a member.",
            await pair.MessageAsync("amendAgreement", """agreement: "advice", startsOn: "2021-04-01" """)
        );
        Assert.Equal(
            ["NOT_A_MEMBER input.startsOn"],
            await pair.RefusedAsync("amendAgreement", """agreement: "advice", title: "Other", startsOn: "2021-04-01" """)
        );
        Assert.Equal(
            """{"agreement":{"title":"Advice","startsOn":"2021-03-31","version":0}}""",
            (await pair.ReadAsync("""agreement(slug: "advice") { title startsOn version }""")).ToJsonString()
        );
        await pair.DoAsync("amendAgreement", """agreement: "advice", startsOn: "2021-03-30" """);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_stale_version_a_viewer_and_another_partnership_change_nothing(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var agreement = await pair.AgreeAsync();
        var post = await pair.IdAsync(
            "addSharedPost",
            $$"""
            agreement: "memorandum", reference: "P1", title: "Solicitor", employer: "{{Pair.First}}",
            shares: [{organisation: "{{Pair.First}}", percent: "100"}]
            """,
            "sharedPost"
        );
        var decision = await pair.DecideAsync(agreement, Pair.Second, "2021-02-24");
        var advice = await pair.IdAsync(
            "draftAgreement",
            $"""slug: "advice", title: "Advice", {Good}startsOn: "2021-04-01" """,
            "agreement"
        );
        var another = await pair.DecideAsync(advice, Pair.Second, "2021-02-24");
        var version = (int)(await pair.ReadAsync("""agreement(slug: "memorandum") { version }"""))["agreement"]!["version"]!;
        await pair.Host.CreatePartnershipAsync("others", published: true, "backoffice");
        var (viewer, others) = (await pair.Host.KeyAsync("pair", Role.Viewer), await pair.Host.KeyAsync("others", Role.Administrator));
        var before = await SavedAsync(pair);

        Assert.Equal(
            ["CONFLICT input.version"],
            await pair.RefusedAsync(
                "amendAgreement",
                string.Create(CultureInfo.InvariantCulture, $"""agreement: "memorandum", title: "Other", version: {version - 1}""")
            )
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await pair.RefusedAsync(
                "activateClause",
                $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-24", version: 0"""
            )
        );

        // A decision on another agreement, and what is no decision, end nothing.
        foreach (var wrong in new[] { another, post })
        {
            Assert.Equal(
                ["DECISION_MISSING input.decision"],
                await pair.RefusedAsync(
                    "activateClause",
                    $"""agreement: "memorandum", clause: "8", decision: "{wrong}", givenOn: "2021-02-24" """
                )
            );
        }

        Assert.Equal("FORBIDDEN", await ForbiddenAsync("pair", """agreement: "memorandum", title: "Other" """, viewer));
        Assert.Equal("FORBIDDEN", await ForbiddenAsync("pair", """agreement: "memorandum", title: "Other" """, others));
        Assert.Equal(
            "Memorandum of Agreement",
            (string?)
                (await pair.Host.DataAsync("""{ partnership(slug: "pair") { agreement(slug: "memorandum") { title } } }""", viewer))[
                    "partnership"
                ]!["agreement"]!["title"]
        );

        // To another partnership there is no such agreement, by its slug or by the id of what belongs to it.
        Assert.Equal("NOT_FOUND", await RefusedThereAsync("amendAgreement", """agreement: "memorandum", title: "Other" """));
        Assert.Equal("NOT_FOUND", await RefusedThereAsync("recordPreference", $"""sharedPost: "{post}" """));
        Assert.Null(
            (await pair.Host.DataAsync("""{ partnership(slug: "others") { agreement(slug: "memorandum") { title } } }""", others))[
                "partnership"
            ]!["agreement"]
        );

        Assert.Equal(before, await SavedAsync(pair));
        await pair.DoAsync(
            "amendAgreement",
            string.Create(CultureInfo.InvariantCulture, $"""agreement: "memorandum", title: "Other", version: {version}""")
        );

        async Task<string?> ForbiddenAsync(string partnership, string input, string key) =>
            (string?)
                (
                    await pair.Host.AskAsync(
                        $$"""mutation { amendAgreement(input: {partnership: "{{partnership}}", {{input}}}) { errors { code } } }""",
                        key
                    )
                )["errors"]![0]!["extensions"]!["code"];

        async Task<string?> RefusedThereAsync(string mutation, string input) =>
            (string?)
                (
                    await pair.Host.DataAsync(
                        $$"""mutation { {{mutation}}(input: {partnership: "others", {{input}}}) { errors { code } } }""",
                        others
                    )
                )[mutation]!["errors"]![0]!["code"];
    }

    /// <summary>All that a refused change must leave as it is.</summary>
    private static async Task<string> SavedAsync(Pair pair) =>
        (
            await pair.ReadAsync(
                "audit { totalCount } agreements { nodes { slug title version startsOn endsOn agreedOn aliases { name } "
                    + "parties { id } clauses { number } obligations { text } posts { totalCount } termination { id } } }"
            )
        ).ToJsonString();
}
