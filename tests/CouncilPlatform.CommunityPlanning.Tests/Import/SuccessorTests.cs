using System.Text;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Import;

/// <summary>Rows that name a council by its code after it was abolished.</summary>
public sealed class SuccessorTests
{
    private const string Old = "E07000031";
    private const string New = "E06000064";
    private const string Question = "Old District ended on 1 April 2022, and the file has later rows of it. Whose are they?";
    private const string Figures = $"""
        AreaCode,Indicator,Year,value
        {Old},homes,2020/21,1
        {Old},homes,2022/23,2

        """;

    private static readonly Dictionary<string, string> _new = new(StringComparer.Ordinal)
    {
        ["successor:e07000031"] = $"New Council ({New})",
    };

    [Theory]
    [EveryDatabase]
    public async Task Later_figures_are_the_successors_if_a_person_says_so_and_earlier_ones_stay(string provider)
    {
        await using var shire = await StartAsync(provider);

        var (exit, _, error) = await shire.ImportAsync(Figures);
        Assert.Equal(1, exit);
        Assert.Contains(Question, error, StringComparison.Ordinal);
        Assert.Contains("raises 1 question.", error, StringComparison.Ordinal);
        foreach (var (added, unchanged) in new[] { (2, 0), (0, 2) })
        {
            Assert.Equal(
                (0, $"2 figures: {added} new, 0 revised, {unchanged} unchanged; 0 missing in the file\n", ""),
                await shire.ImportAsync(Encoding.UTF8.GetBytes(Figures), answers: _new)
            );
        }

        Assert.Equal(
            """
            {"indicator":{"observations":{"nodes":[{"value":"2","body":{"name":"New Council","areaCode":"E06000064"}},
            {"value":"1","body":{"name":"Old District","areaCode":"E07000031"}}]}}}
            """.ReplaceLineEndings(""),
            (
                await shire.ReadAsync("""indicator(slug: "homes") { observations { nodes { value body { name areaCode } } } }""")
            ).ToJsonString()
        );
    }

    [Fact]
    public async Task History_and_what_several_councils_replaced_is_not_asked_about()
    {
        await using var shire = await StartAsync(Providers.Sqlite);
        await RegisterAsync(shire, $"""name: "Other Council", kind: UNITARY, gssCode: "E06000063", validFrom: "2022-04-01" """);
        await RegisterAsync(
            shire,
            $"""name: "County", kind: COUNTY, gssCode: "E10000006", validTo: "2022-04-01", successors: ["{New}", "E06000063"]"""
        );

        Assert.Equal(
            (0, "2 figures: 2 new, 0 revised, 0 unchanged; 0 missing in the file\n", ""),
            await shire.ImportAsync($"AreaCode,Indicator,Year,value\n{Old},homes,2021/22,1\nE10000006,homes,2022/23,2\n")
        );
    }

    [Fact]
    public async Task Later_budget_lines_are_the_successors_if_a_person_says_so_and_those_that_are_there_stay()
    {
        await using var shire = await StartAsync(Providers.Sqlite);
        const string titles = "Reference,Agency,Title,Financial year,Amount,Firmness\n";
        const string earlier = $"A1,{Old},Roads,2021/22,1,Firm\n";
        Assert.Equal(0, (await SpendAsync(shire, titles + earlier)).Exit);

        var later = $"{titles}{earlier}A2,{Old},Roads,2022/23,2,Firm\n";
        var (exit, _, error) = await SpendAsync(shire, later);
        Assert.Equal(1, exit);
        Assert.Contains(Question, error, StringComparison.Ordinal);
        Assert.Equal("2 budget lines: 1 new, 0 changed, 1 unchanged\n", (await SpendAsync(shire, later, _new)).Output);
        Assert.Equal(
            """{"budgetLines":{"nodes":[{"owner":{"name":"Old District"}},{"owner":{"name":"New Council"}}]}}""",
            (await shire.ReadAsync("budgetLines { nodes { owner { name } } }")).ToJsonString()
        );
    }

    private static async Task<Shire> StartAsync(string provider)
    {
        var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("homes", "unit: NUMBER, polarity: HIGH_IS_GOOD");
        await RegisterAsync(shire, $"""name: "New Council", kind: UNITARY, gssCode: "{New}", validFrom: "2022-04-01" """);
        await RegisterAsync(
            shire,
            $"""name: "Old District", kind: DISTRICT, gssCode: "{Old}", validTo: "2022-04-01", successors: ["{New}"]"""
        );
        return shire;
    }

    private static async Task RegisterAsync(Shire shire, string input)
    {
        var payload = await shire.Host.DataAsync(
            $$"""mutation { registerOrganisation(input: { {{input}} }) { errors { message } } }""",
            await shire.Host.KeyAsync()
        );
        Assert.Empty(payload["registerOrganisation"]!["errors"]!.AsArray());
    }

    private static Task<(int Exit, string Output, string Error)> SpendAsync(
        Shire shire,
        string csv,
        IReadOnlyDictionary<string, string>? answers = null
    ) =>
        shire.Host.ImportFileAsync(
            "spend",
            "shire",
            Encoding.UTF8.GetBytes(csv),
            answers: answers,
            cancellationToken: TestContext.Current.CancellationToken
        );
}
