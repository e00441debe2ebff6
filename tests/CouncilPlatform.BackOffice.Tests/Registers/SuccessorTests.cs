using System.Text;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Registers;

/// <summary>Rows of registers that name a council by its code after it was abolished.</summary>
public sealed class SuccessorTests
{
    private const string Old = "E07000141";
    private const string Question = "Old District ended on 1 April 2021, and the file has later rows of it. Whose are they?";

    private static readonly Dictionary<string, string> _first = new(StringComparer.Ordinal)
    {
        ["successor:e07000141"] = $"First District ({Pair.First})",
    };

    [Fact]
    public async Task A_contract_that_runs_after_the_end_of_its_authority_may_be_the_successors()
    {
        await using var pair = await StartAsync();
        const string titles = "Reference,Contract area,Title,Authority,Starts,Ends\n";
        const string past = $"C1,waste,Bins,{Old},2018-04-01,2021-03-31\n";
        Assert.Equal("1 row: 1 new, 0 changed, 0 unchanged\n", (await ImportAsync(pair, "contracts", titles + past)).Output);

        const string running = $"{titles}{past}C2,waste,Lorries,{Old},2019-04-01,2024-03-31\nC3,waste,Fuel,{Old},,\n";
        var (exit, _, error) = await ImportAsync(pair, "contracts", running);
        Assert.Equal(1, exit);
        Assert.Contains(Question, error, StringComparison.Ordinal);
        Assert.Equal("3 rows: 2 new, 0 changed, 1 unchanged\n", (await ImportAsync(pair, "contracts", running, _first)).Output);
        var contracts = (await pair.ReadAsync("contractAreas { nodes { contracts { reference owner: authority { name } } } }"))[
            "contractAreas"
        ]!["nodes"]![0]!["contracts"]!.AsArray();
        Assert.Equal(
            ["C1 Old District", "C2 First District", "C3 First District"],
            contracts.Select(c => $"{c!["reference"]} {c["owner"]!["name"]}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_a_council_saves_after_its_end_may_be_the_successors_and_what_is_there_stays()
    {
        await using var pair = await StartAsync();
        const string titles = "Saving,Title,Annual,Council,Financial year,Planned\n";
        const string earlier = $"audit,Audit,10,{Old},2020/21,5\n";
        Assert.Equal("1 row: 1 new, 0 changed, 0 unchanged\n", (await ImportAsync(pair, "savings", titles + earlier)).Output);

        const string later = $"{titles}{earlier}audit,Audit,10,{Old},2021/22,5\n";
        Assert.Contains(Question, (await ImportAsync(pair, "savings", later)).Error, StringComparison.Ordinal);
        foreach (var (added, unchanged) in new[] { (1, 1), (0, 2) })
        {
            Assert.Equal(
                $"2 rows: {added} new, 0 changed, {unchanged} unchanged\n",
                (await ImportAsync(pair, "savings", later, _first)).Output
            );
        }

        Assert.Equal(
            """[{"financialYear":"2020/21","council":{"name":"Old District"}},{"financialYear":"2021/22","council":{"name":"First District"}}]""",
            (await pair.ReadAsync("savings { nodes { amounts { financialYear council { name } } } }"))["savings"]!["nodes"]![0]![
                "amounts"
            ]!.ToJsonString()
        );
    }

    [Fact]
    public async Task A_post_is_the_successors_that_is_a_party_to_its_agreement()
    {
        await using var pair = await StartAsync();
        const string posts = $"Agreement,Reference,Post,Employer,Shares\nmemorandum,P1,Head of ICT,{Old},{Old}: 60; {Pair.Second}: 40\n";

        var (exit, _, error) = await ImportAsync(pair, "shared-posts", posts);
        Assert.Equal(1, exit);
        Assert.Contains(Question, error, StringComparison.Ordinal);
        Assert.Equal("1 row: 1 new, 0 changed, 0 unchanged\n", (await ImportAsync(pair, "shared-posts", posts, _first)).Output);
        Assert.Equal(
            """[{"employer":{"name":"First District"}}]""",
            (await pair.ReadAsync("""agreement(slug: "memorandum") { posts { nodes { employer { name } } } }"""))["agreement"]!["posts"]![
                "nodes"
            ]!.ToJsonString()
        );
    }

    private static async Task<Pair> StartAsync()
    {
        var pair = await Pair.StartAsync(Providers.Sqlite);
        await pair.AgreeAsync();
        await pair.DoAsync("addContractArea", $"""slug: "waste", name: "Waste", lead: "{Pair.First}" """);
        var payload = await pair.Host.DataAsync(
            $$"""
            mutation { registerOrganisation(input: { name: "Old District", kind: DISTRICT, gssCode: "{{Old}}", validTo: "2021-04-01",
            successors: ["{{Pair.First}}"] }) { errors { message } } }
            """,
            await pair.Host.KeyAsync()
        );
        Assert.Empty(payload["registerOrganisation"]!["errors"]!.AsArray());
        return pair;
    }

    private static Task<(int Exit, string Output, string Error)> ImportAsync(
        Pair pair,
        string register,
        string csv,
        IReadOnlyDictionary<string, string>? answers = null
    ) =>
        pair.Host.ImportFileAsync(
            register,
            "pair",
            Encoding.UTF8.GetBytes(csv),
            answers: answers,
            cancellationToken: TestContext.Current.CancellationToken
        );
}
