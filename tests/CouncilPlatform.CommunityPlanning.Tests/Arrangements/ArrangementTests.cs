using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Arrangements;

public sealed class ArrangementTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C29")]
    public async Task Lancasters_nine_retained_arrangements_stand_as_the_report_has_them_and_the_board_is_inactive(string provider)
    {
        await using var host = await ModuleHost.StartAsync<CommunityPlanningModule>(provider, demonstration: true);

        var lancaster = (
            await host.DataAsync(
                """
                { partnership(slug: "lancaster-district") {
                  retained: arrangements(retained: true) { totalCount nodes { name lead formality cadence cadenceMonths inactive } }
                  inactive: arrangements(inactive: true) { nodes { name retained inactiveReason } } } }
                """
            )
        )["partnership"]!;
        var retained = lancaster["retained"]!["nodes"]!.AsArray();
        Assert.Equal(9, (int)lancaster["retained"]!["totalCount"]!);
        Assert.Equal(
            [
                "District Children's Trust | Lancashire County Council | STATUTORY | ",
                "Community Safety Partnership |  | STATUTORY | ",
                "Voluntary, community and faith sector partnership |  | NOT_STATED | ",
                "Health and Well Being Partnership |  | NOT_STATED | ",
                "Public Sector Leaders Group |  | INFORMAL | ",
                "Arts and Culture Partnership |  | NOT_STATED | ",
                "Economic Partnership |  | NOT_STATED | "
                    + "Ongoing regular meetings with the Chambers; the Vision Board two to three times a year",
                "Community Leaders Group |  | INFORMAL | ",
                "Parish Councils |  | NOT_STATED | Every two months",
            ],
            retained.Select(a => $"{(string)a!["name"]!} | {(string?)a["lead"]} | {(string)a["formality"]!} | {(string?)a["cadence"]}")
        );
        Assert.All(retained, a => Assert.False((bool)a!["inactive"]!));
        Assert.Equal(2, (int)retained[8]!["cadenceMonths"]!);
        Assert.All(retained.SkipLast(1), a => Assert.Null(a!["cadenceMonths"]));
        Assert.Equal(
            """[{"name":"LSP Board","retained":false,"inactiveReason":"The LSP Board has not met for some time"}]""",
            lancaster["inactive"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task An_arrangement_tells_lead_formality_and_cadence_and_why_it_is_inactive(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.DoAsync(
            "addArrangement",
            """name: "Parish meetings", formality: INFORMAL, cadence: "Every two months", cadenceMonths: 2, retained: true"""
        );
        var board = await shire.IdAsync(
            "addArrangement",
            """name: "Board", lead: "Council", formality: FORMAL, retained: false, inactiveReason: "Has not met for some time" """,
            "arrangement"
        );

        Assert.Equal(
            ["ALREADY_EXISTS input.name"],
            await shire.RefusedAsync("addArrangement", """name: "Board", formality: FORMAL, retained: true""")
        );
        Assert.Equal(
            ["INVALID input.cadenceMonths"],
            await shire.RefusedAsync("addArrangement", """name: "Other", formality: FORMAL, retained: true, cadenceMonths: 0""")
        );
        Same.Json(
            """
            {
              "arrangements": {
                "nodes": [
                  { "number": 2, "name": "Board", "inactive": true, "inactiveReason": "Has not met for some time", "lead": "Council" }
                ]
              }
            }
            """,
            (await shire.ReadAsync("arrangements(inactive: true) { nodes { number name inactive inactiveReason lead } }")).ToJsonString()
        );
        await shire.DoAsync("updateArrangement", $"""arrangement: "{board}", version: 0, formality: FORMAL, retained: false""");
        Assert.Equal(
            """{"arrangements":{"totalCount":0}}""",
            (await shire.ReadAsync("arrangements(inactive: true) { totalCount }")).ToJsonString()
        );
    }
}
