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
            """{"name":"District Children\u0027s Trust","lead":"Lancashire County Council","formality":"STATUTORY","cadence":null,"cadenceMonths":null,"inactive":false}""",
            retained[0]!.ToJsonString()
        );
        Assert.Equal(
            """{"name":"Parish Councils","lead":null,"formality":"NOT_STATED","cadence":"Every two months","cadenceMonths":2,"inactive":false}""",
            retained[8]!.ToJsonString()
        );
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
        Assert.Equal(
            """{"arrangements":{"nodes":[{"number":2,"name":"Board","inactive":true,"inactiveReason":"Has not met for some time","lead":"Council"}]}}""",
            (await shire.ReadAsync("arrangements(inactive: true) { nodes { number name inactive inactiveReason lead } }")).ToJsonString()
        );
        await shire.DoAsync("updateArrangement", $"""arrangement: "{board}", version: 0, formality: FORMAL, retained: false""");
        Assert.Equal(
            """{"arrangements":{"totalCount":0}}""",
            (await shire.ReadAsync("arrangements(inactive: true) { totalCount }")).ToJsonString()
        );
    }
}
