using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Applications;

/// <summary>Applying, through GraphQL: what may be written when, by whom, and who may read it.</summary>
public sealed class ApplicationTests
{
    [Theory]
    [EveryDatabase]
    public async Task Each_answer_is_of_its_questions_kind_and_within_its_limits(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(form: false);
        await grants.DoAsync(
            "publishForm",
            """
            round: "autumn", sections: [{title: "All kinds", questions: [
              {key: "short", text: "S", kind: SHORT_TEXT, mostCharacters: 5},
              {key: "long", text: "L", kind: LONG_TEXT, mostWords: 3, required: false},
              {key: "number", text: "N", kind: WHOLE_NUMBER, least: "1", most: "10"},
              {key: "money", text: "M", kind: MONEY, most: "100.00"},
              {key: "date", text: "D", kind: DATE, least: "2026-11-01"},
              {key: "yes-no", text: "Y", kind: YES_NO},
              {key: "one", text: "O", kind: SINGLE_CHOICE, choices: ["hall", "park"]},
              {key: "many", text: "A", kind: MULTIPLE_CHOICE, choices: ["young", "old", "all"]}]}]
            """
        );
        grants.SetTime("2026-09-02T12:00:00Z");
        var applicant = await grants.ApplicantAsync(1);
        var id = (string)
            (await grants.DoAsync("startApplication", """round: "autumn", title: "Roof" """, "application { id }", applicant))[
                "application"
            ]!["id"]!;
        var save = $"""application: "{id}", answers: """;

        Assert.Equal(
            [
                "INVALID input.answers.0.value",
                "INVALID input.answers.1.value",
                "INVALID input.answers.2.value",
                "INVALID input.answers.3.value",
                "INVALID input.answers.4.value",
                "INVALID input.answers.5.value",
                "INVALID input.answers.6.value",
                "INVALID input.answers.7.choices",
                "NOT_FOUND input.answers.8.question",
                "INVALID input.answers.9.question",
            ],
            await grants.RefusedAsync(
                "saveApplication",
                save
                    + """
                    [{question: "short", value: "six is"}, {question: "long", value: "one two  three\n four"},
                     {question: "number", value: "11"}, {question: "money", value: "100.01"},
                     {question: "date", value: "2026-10-31"}, {question: "yes-no", value: "maybe"},
                     {question: "one", value: "pub"}, {question: "many", choices: ["young", "none"]},
                     {question: "other", value: "x"}, {question: "short", value: "ok"}]
                    """,
                applicant
            )
        );
        Assert.Equal(
            [
                "INVALID input.answers.0.value",
                "INVALID input.answers.1.value",
                "INVALID input.answers.2.value",
                "INVALID input.answers.3.value",
                "INVALID input.answers.4.choices",
                "INVALID input.answers.5.choices",
            ],
            await grants.RefusedAsync(
                "saveApplication",
                save
                    + """
                    [{question: "short", value: "a\nb"}, {question: "number", value: "1.5"},
                     {question: "money", value: "£5"}, {question: "date", value: "1/11/2026"},
                     {question: "one", choices: ["hall"]}, {question: "many", choices: ["old", "old"]}]
                    """,
                applicant
            )
        );
        Assert.Equal("""{"answers":[]}""", (await grants.NodeAsync(id, "answers { question }", applicant))!.ToJsonString());

        // A draft may lack answers, take one back, and say them in any order.
        await grants.DoAsync(
            "saveApplication",
            save
                + """
                [{question: "many", choices: ["old", "young"]}, {question: "number", value: "10"},
                 {question: "long", value: "one two three"}]
                """,
            key: applicant
        );
        await grants.DoAsync("saveApplication", save + """[{question: "long"}, {question: "short", value: "five5"}]""", key: applicant);
        Same.Json(
            """
            {
              "answers": [
                { "question": "short", "value": "five5", "choices": null },
                { "question": "number", "value": "10", "choices": null },
                { "question": "many", "value": null, "choices": ["old", "young"] }
              ]
            }
            """,
            (await grants.NodeAsync(id, "answers { question value choices }", applicant))!.ToJsonString()
        );
        Assert.Equal(
            [
                "INVALID application.asked",
                "INVALID application.answers.money",
                "INVALID application.answers.date",
                "INVALID application.answers.yes-no",
                "INVALID application.answers.one",
            ],
            await grants.RefusedAsync("submitApplication", $"""application: "{id}" """, applicant)
        );
        await grants.DoAsync(
            "saveApplication",
            $$"""
            application: "{{id}}", revenue: "0.01", answers: [{question: "money", value: "100"}, {question: "date",
            value: "2026-11-01"}, {question: "yes-no", value: "no"}, {question: "one", value: "hall"}]
            """,
            key: applicant
        );
        await grants.DoAsync("submitApplication", $"""application: "{id}" """, key: applicant);
    }

    [Theory]
    [EveryDatabase]
    public async Task Only_the_eligible_start(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(form: false);
        await grants.DoAsync(
            "publishForm",
            """
            round: "autumn", eligibility: [{key: "local", text: "Are you in the district?", requiredAnswer: true}, {key: "profit",
              text: "Do you pay out profit?", requiredAnswer: false}],
            sections: [{title: "S", questions: [{key: "plan", text: "Plan?", kind: SHORT_TEXT}]}]
            """
        );
        grants.SetTime("2026-09-02T12:00:00Z");
        var applicant = await grants.ApplicantAsync(1);
        const string start = """round: "autumn", title: "Roof", eligibility: """;

        Assert.Equal(
            ["NOT_ELIGIBLE input.eligibility.0.yes", "INVALID input.eligibility"],
            await grants.RefusedAsync("startApplication", start + """[{question: "local", yes: false}]""", applicant)
        );
        Assert.Equal(
            ["NOT_ELIGIBLE input.eligibility.1.yes"],
            await grants.RefusedAsync(
                "startApplication",
                start + """[{question: "local", yes: true}, {question: "profit", yes: true}]""",
                applicant
            )
        );
        var started = await grants.DoAsync(
            "startApplication",
            start + """[{question: "local", yes: true}, {question: "profit", yes: false}]""",
            "application { state eligibility { question yes } }",
            applicant
        );
        Assert.Equal(
            """{"state":"DRAFT","eligibility":[{"question":"local","yes":true},{"question":"profit","yes":false}]}""",
            started["application"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task What_was_handed_in_stays_as_it_is(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        var applicant = await grants.ApplicantAsync(1);
        var id = await grants.DraftAsync(1);

        var version = (int)(await grants.NodeAsync(id, "version", applicant))!["version"]!;
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("submitApplication", $"""application: "{id}", version: {version - 1}""", applicant)
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("saveApplication", $"""application: "{id}", title: "Stale", version: {version - 1}""", applicant)
        );
        await grants.DoAsync("submitApplication", $"""application: "{id}", version: {version}""", key: applicant);
        Assert.Equal(
            ["WRONG_STATE input.application"],
            await grants.RefusedAsync("submitApplication", $"""application: "{id}" """, applicant)
        );
        Assert.Equal(
            ["WRONG_STATE input.application"],
            await grants.RefusedAsync("saveApplication", $"""application: "{id}", title: "Other" """, applicant)
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.organisation"],
            await grants.RefusedAsync("startApplication", """round: "autumn", title: "Again" """, applicant)
        );

        await grants.DoAsync("withdrawApplication", $"""application: "{id}", reason: "No need" """, key: applicant);
        Assert.Equal(
            ["WRONG_STATE input.application"],
            await grants.RefusedAsync("withdrawApplication", $"""application: "{id}" """, applicant)
        );
        var second = (
            await grants.DoAsync("startApplication", """round: "autumn", title: "Again" """, "application { number reference }", applicant)
        )["application"]!;
        Assert.Equal("""{"number":2,"reference":"autumn/2"}""", second.ToJsonString());
    }

    [Theory]
    [EveryDatabase]
    public async Task No_more_is_asked_than_is_offered(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(more: "mostRevenue: \"250\", severalPerOrganisation: true");
        grants.SetTime("2026-09-02T12:00:00Z");
        var applicant = await grants.ApplicantAsync(1);

        var tooMuch = await grants.DraftAsync(1, revenue: "250.01", capital: "300.01");
        Assert.Equal(
            ["MORE_THAN_OFFERED application.asked.revenue", "MORE_THAN_OFFERED application.asked.capital"],
            await grants.RefusedAsync("submitApplication", $"""application: "{tooMuch}" """, applicant)
        );
        Assert.Equal(
            ["INVALID input.revenue"],
            await grants.RefusedAsync("saveApplication", $"""application: "{tooMuch}", revenue: "-1" """, applicant)
        );
        // This round allows several.
        var all = await grants.DraftAsync(1, revenue: "250", capital: "300");
        await grants.DoAsync("submitApplication", $"""application: "{all}" """, key: applicant);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_returned_is_handed_in_again_by_its_own_deadline(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        var (one, two) = (await grants.SubmittedAsync(1), await grants.SubmittedAsync(2));
        grants.SetTime("2026-11-01T12:00:00Z");

        Assert.Equal(
            ["INVALID input.deadline"],
            await grants.RefusedAsync("returnApplication", $"""application: "{one}", reason: "Say when", deadline: "2026-11-01T12:00" """)
        );
        Assert.Equal(
            ["INVALID input.deadline"],
            await grants.RefusedAsync("returnApplication", $"""application: "{one}", reason: "Say when", deadline: "tomorrow" """)
        );
        foreach (var id in new[] { one, two })
        {
            await grants.DoAsync("returnApplication", $"""application: "{id}", reason: "Say when", deadline: "2026-11-06T12:00" """);
        }

        var applicant = await grants.ApplicantAsync(1);
        var returned = (await grants.NodeAsync(one, "state remark resubmitBy", applicant))!;
        Assert.Equal(
            ["RETURNED", "Say when", "2026-11-06T12:00:00+00:00"],
            new[] { "state", "remark", "resubmitBy" }.Select(f => (string?)returned[f])
        );
        await grants.DoAsync(
            "saveApplication",
            $$"""application: "{{one}}", answers: [{question: "plan", value: "In May"}]""",
            key: applicant
        );
        grants.SetTime("2026-11-06T12:00:00Z");
        await grants.DoAsync("submitApplication", $"""application: "{one}" """, key: applicant);
        grants.SetTime("2026-11-06T12:00:01Z");
        Assert.Equal(
            ["TOO_LATE input.application"],
            await grants.RefusedAsync("submitApplication", $"""application: "{two}" """, await grants.ApplicantAsync(2))
        );
        await grants.DoAsync("returnApplication", $"""application: "{two}", reason: "Once more", deadline: "2026-11-07T12:00" """);
        await grants.DoAsync("submitApplication", $"""application: "{two}" """, key: await grants.ApplicantAsync(2));
    }

    [Theory]
    [EveryDatabase(true)]
    [EveryDatabase(false)]
    public async Task An_applicant_sees_its_own_and_nobody_without_a_role_sees_any(string provider, bool published)
    {
        await using var grants = await GrantRound.StartAsync(provider, published);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        var (mine, theirs) = (await grants.DraftAsync(1), await grants.DraftAsync(2));
        var me = await grants.ApplicantAsync(1);

        const string list = "applications { totalCount nodes { id title organisation { name } } }";
        var seen = (await grants.ReadAsync(list, me))["applications"]!;
        Assert.Equal(1, (int)seen["totalCount"]!);
        Assert.Equal(mine, (string?)seen["nodes"]![0]!["id"]);
        Assert.Equal(2, (int)(await grants.ReadAsync(list, await grants.KeyAsync("viewer", Role.Viewer)))["applications"]!["totalCount"]!);
        Assert.NotNull(await grants.NodeAsync(mine, "id", me));
        Assert.Null(await grants.NodeAsync(theirs, "id", me));
        Assert.Null(await grants.NodeAsync(mine, "id"));
        var stranger = await grants.Host.AskAsync($$"""{ partnership(slug: "north") { {{list}} } }""");
        Assert.Equal(published ? "UNAUTHENTICATED" : "NOT_FOUND", (string?)stranger["errors"]![0]!["extensions"]!["code"]);
        Assert.DoesNotContain("Roof", stranger.ToJsonString(), StringComparison.Ordinal);

        // Another's is not there, whatever is tried, and whatever version is sent; nor is one that never was.
        var unknown = theirs[..^4] + "0000";
        foreach (
            var (mutation, rest) in new[]
            {
                ("saveApplication", "title: \"Mine now\""),
                ("submitApplication", "version: 77"),
                ("withdrawApplication", "version: 0"),
            }
        )
        {
            var ofTheirs = await grants.SendAsync(mutation, $"""application: "{theirs}", {rest}""", "", me);
            var ofNone = await grants.SendAsync(mutation, $"""application: "{unknown}", {rest}""", "", me);
            Assert.Equal("NOT_FOUND", (string?)ofTheirs["errors"]![0]!["code"]);
            Assert.Equal(ofNone.ToJsonString(), ofTheirs.ToJsonString().Replace(theirs, unknown, StringComparison.Ordinal));
        }

        Assert.Equal(
            ["NOT_YOURS input.organisation"],
            await grants.RefusedAsync(
                "startApplication",
                $"""round: "autumn", title: "Theirs", organisation: "{GrantRound.Group(3)}" """,
                me
            )
        );
        foreach (
            var field in new[] { "assessments { total }", "score { mean }", "allocations { title }", "round { ranking { totalCount } }" }
        )
        {
            var answer = await grants.Host.AskAsync($$"""{ node(id: "{{mine}}") { ... on Application { {{field}} } } }""", me);
            Assert.Equal("FORBIDDEN", (string?)answer["errors"]![0]!["extensions"]!["code"]);
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task An_officer_applies_on_behalf_of_an_organisation(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");

        Assert.Equal(
            ["INVALID input.organisation"],
            await grants.RefusedAsync("startApplication", """round: "autumn", title: "Roof" """, await grants.Host.KeyAsync())
        );
        Assert.Equal(
            ["NOT_FOUND input.organisation"],
            await grants.RefusedAsync("startApplication", """round: "autumn", title: "Roof", organisation: "none" """)
        );
        Assert.Equal(
            ["NOT_FOUND input.round"],
            await grants.RefusedAsync("startApplication", $"""round: "none", title: "Roof", organisation: "{GrantRound.Group(1)}" """)
        );
        var started = await grants.DoAsync(
            "startApplication",
            $"""round: "autumn", title: "Roof", organisation: "{GrantRound.Group(1)}" """,
            "application { id organisation { name } }"
        );
        Assert.Equal("Village hall 1", (string?)started["application"]!["organisation"]!["name"]);
        // It is the organisation's own, too.
        Assert.NotNull(await grants.NodeAsync((string)started["application"]!["id"]!, "id", await grants.ApplicantAsync(1)));
        var audit = (
            await grants.ReadAsync(
                "audit(first: 10) { nodes { action detail } }",
                await grants.KeyAsync("administrator", Role.Administrator)
            )
        )["audit"]!["nodes"]!.AsArray();
        Assert.Single(audit, a => (string?)a!["action"] == "startApplication" && (string?)a["detail"] == "autumn/1");
    }

    [Theory]
    [EveryDatabase]
    public async Task Of_two_started_at_once_one_is_the_organisations(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        string[] keys =
        [
            await grants.ApplicantAsync(1),
            await grants.ApplicantAsync(1),
            await grants.ApplicantAsync(2),
            await grants.ApplicantAsync(3),
        ];

        var answers = await Task.WhenAll(
            keys.Select(key => grants.RefusedAsync("startApplication", """round: "autumn", title: "Roof" """, key))
        );

        Assert.Equal(["ALREADY_EXISTS input.organisation"], answers.SelectMany(a => a));
        var numbers = (await grants.ReadAsync("applications { nodes { number } }"))["applications"]!["nodes"]!
            .AsArray()
            .Select(n => (int)n!["number"]!);
        Assert.Equal([1, 2, 3], numbers.Order());
    }
}
