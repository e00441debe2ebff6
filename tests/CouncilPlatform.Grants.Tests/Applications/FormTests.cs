using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Applications;

/// <summary>Application forms, through GraphQL: defined by data, and never changed once published.</summary>
public sealed class FormTests
{
    [Theory]
    [EveryDatabase]
    public async Task Every_fault_of_a_form_is_told_with_its_path(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(form: false);

        Assert.Equal(
            [
                "INVALID input.eligibility.0.key",
                "INVALID input.sections.0.title",
                "INVALID input.sections.0.questions.0.mostWords",
                "INVALID input.sections.0.questions.1.choices",
                "INVALID input.sections.0.questions.2.least",
                "INVALID input.sections.0.questions.3.least",
                "INVALID input.sections.0.questions.4.choices",
                "INVALID input.sections.0.questions.4.key",
                "INVALID input.sections.0.questions.5.mostCharacters",
            ],
            await grants.RefusedAsync(
                "publishForm",
                """
                round: "autumn",
                eligibility: [{key: "A!", text: "Are you?", requiredAnswer: true}],
                sections: [{title: " ", questions: [
                  {key: "aa", text: "A", kind: SHORT_TEXT, mostWords: 3},
                  {key: "bb", text: "B", kind: SINGLE_CHOICE, choices: ["one", "one"]},
                  {key: "cc", text: "C", kind: DATE, least: "soon"},
                  {key: "dd", text: "D", kind: WHOLE_NUMBER, least: "10", most: "9"},
                  {key: "dd", text: "D", kind: YES_NO, choices: ["yes", "no"]},
                  {key: "ee", text: "E", kind: SHORT_TEXT, mostCharacters: 301}]}]
                """
            )
        );
        Assert.Equal(
            ["INVALID input.sections", "INVALID input.sections"],
            await grants.RefusedAsync("publishForm", """round: "autumn", sections: []""")
        );
        Assert.Equal(
            "INVALID",
            (string?)
                (
                    await grants.Host.DataAsync(
                        "mutation($input: PublishFormInput!) { publishForm(input: $input) { errors { code } } }",
                        await grants.OfficerAsync(),
                        new
                        {
                            input = new
                            {
                                partnership = "north",
                                round = "autumn",
                                sections = new[]
                                {
                                    new
                                    {
                                        title = "S",
                                        questions = Enumerable
                                            .Range(1, 101)
                                            .Select(i => new
                                            {
                                                key = $"q{i}",
                                                text = "Q",
                                                kind = "YES_NO",
                                            }),
                                    },
                                },
                            },
                        }
                    )
                )["publishForm"]!["errors"]![0]!["code"]
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task An_application_keeps_the_version_it_was_started_with(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync();
        grants.SetTime("2026-09-02T12:00:00Z");
        var old = await grants.DraftAsync(1);

        await grants.DoAsync(
            "publishForm",
            """
            round: "autumn", sections: [{title: "Other", help: "Be short", questions: [{key: "need", text: "Why?", kind: SHORT_TEXT,
            help: "One line", mostCharacters: 80}]}]
            """
        );
        var fresh = (
            await grants.DoAsync(
                "startApplication",
                """round: "autumn", title: "Kitchen" """,
                "application { id }",
                await grants.ApplicantAsync(2)
            )
        )["application"]!["id"]!;

        const string form =
            "form { number sections { title help questions { key text kind required help mostCharacters mostWords least most choices } } }";
        Same.Json(
            """
            {
              "form": {
                "number": 1,
                "sections": [
                  {
                    "title": "Your project",
                    "help": null,
                    "questions": [
                      {
                        "key": "plan",
                        "text": "What will you do?",
                        "kind": "LONG_TEXT",
                        "required": true,
                        "help": null,
                        "mostCharacters": null,
                        "mostWords": 5,
                        "least": null,
                        "most": null,
                        "choices": []
                      }
                    ]
                  }
                ]
              }
            }
            """,
            (await grants.NodeAsync(old, form, await grants.ApplicantAsync(1)))!.ToJsonString()
        );
        Same.Json(
            """
            {
              "form": {
                "number": 2,
                "sections": [
                  {
                    "title": "Other",
                    "help": "Be short",
                    "questions": [
                      {
                        "key": "need",
                        "text": "Why?",
                        "kind": "SHORT_TEXT",
                        "required": true,
                        "help": "One line",
                        "mostCharacters": 80,
                        "mostWords": null,
                        "least": null,
                        "most": null,
                        "choices": []
                      }
                    ]
                  }
                ]
              }
            }
            """,
            (await grants.NodeAsync((string)fresh!, form, await grants.ApplicantAsync(2)))!.ToJsonString()
        );
        await grants.DoAsync("submitApplication", $"""application: "{old}" """, key: await grants.ApplicantAsync(1));
        Assert.Equal(
            ["INVALID application.asked", "INVALID application.answers.need"],
            await grants.RefusedAsync("submitApplication", $"""application: "{fresh}" """, await grants.ApplicantAsync(2))
        );
    }
}
