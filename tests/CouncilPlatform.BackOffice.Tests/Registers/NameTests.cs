using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.BackOffice.Registers;
using CouncilPlatform.Testing.Databases;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.BackOffice.Tests.Registers;

/// <summary>References and names that differ by little: the same answer from imports and mutations, on every database.</summary>
public sealed class NameTests
{
    private const string Contracts = "Reference,Contract area,Title,Authority,Supplier,Starts,Ends,Annual value";
    private const string Services =
        "Service area,Kind,Development proposal,Benefits,Delivery scale,Delivery model,Efficiency target,Stays local,Source,Slug";

    // What may happen to a letter, a space or a point of "Môn é 1.5-b", and how the result compares with it.
    private static readonly Gen<(string Text, Likeness Likeness)> Variants = Gen.OneOf<(string, Likeness)>(
        ("Môn é 1.5-b", Likeness.Same),
        ("MÔN É 1.5-B", Likeness.Same),
        ("mo\u0302n e\u0301 1.5-b", Likeness.Same),
        ("  Môn   é\u00A01.5-b ", Likeness.Same),
        ("Mon e 1.5-b", Likeness.Alike),
        ("MON É 1.5 b", Likeness.Alike),
        ("Môn (é) 1.5–b", Likeness.Alike),
        ("M'ôn é 1/5b", Likeness.Alike),
        ("Môn é 15-b", Likeness.Other),
        ("Môn é 1.5-c", Likeness.Other),
        ("Man é 1.5-b", Likeness.Other)
    );

    private enum Likeness
    {
        Same,
        Alike,
        Other,
    }

    [Theory, EveryDatabase]
    public async Task A_reference_that_is_there_is_recognised_and_one_that_is_like_it_is_never_merged_or_added_in_silence(string provider)
    {
        await using var pair = await StartAsync(provider);
        foreach (var (number, (variant, likeness)) in Variants.Array[40].Single().Index())
        {
            // Each has a number of its own, so that they do not meet.
            var (first, second) = ($"N{number} Môn é 1.5-b", $"N{number} {variant}");
            Assert.Equal((0, "1 row: 1 new, 0 changed, 0 unchanged\n", ""), await ImportAsync(pair, "contracts", Contract(first)));
            var (exit, output, error) = await ImportAsync(pair, "contracts", Contract(second));
            Assert.Equal(
                likeness switch
                {
                    Likeness.Same => (0, "1 row: 0 new, 0 changed, 1 unchanged\n"),
                    Likeness.Alike => (1, ""),
                    _ => (0, "1 row: 1 new, 0 changed, 0 unchanged\n"),
                },
                (exit, output)
            );
            Assert.Equal(likeness == Likeness.Alike, error.Contains($"differs from \"{first}\" only by", StringComparison.Ordinal));

            // By hand, a look-alike can be added, and the same reference means the contract that is there.
            Assert.Empty(await pair.RefusedAsync("saveContract", Input(second)));
            Assert.Equal(likeness == Likeness.Same ? 1 : 2, await CountAsync(pair, $"N{number} "));
        }
    }

    [Theory, EveryDatabase]
    public async Task Many_who_add_one_reference_at_once_in_different_capitals_add_one_contract(string provider)
    {
        await using var pair = await StartAsync(provider);
        string[] written = ["ynys môn", "Ynys Môn", "YNYS MÔN", "yNYS mÔN", "Ynys môn", "ynys Môn", "Ynys MÔN", "YNYS Môn"];

        var answers = await Task.WhenAll(written.Select(reference => pair.RefusedAsync("saveContract", Input(reference))));

        // Who comes later changes the contract, or is refused if both began before there was one.
        Assert.Contains(answers, errors => errors.Count == 0);
        Assert.All(answers.Where(errors => errors.Count > 0), errors => Assert.Equal(["ALREADY_EXISTS input.reference"], errors));
        Assert.Equal(1, await CountAsync(pair, "ynys"));
    }

    [Theory, EveryDatabase]
    public async Task Two_rows_of_one_file_that_are_alike_are_a_fault_and_nothing_is_saved(string provider)
    {
        await using var pair = await StartAsync(provider);

        var same = await ImportAsync(pair, "contracts", Contract("C-1a", "c-1A"));
        Assert.Contains("row 3, \"Reference\": \"c-1A\" is in the table twice", same.Error, StringComparison.Ordinal);
        var alike = await ImportAsync(pair, "contracts", Contract("C-1a", "C1a"));
        Assert.Contains("only by accents or punctuation", alike.Error, StringComparison.Ordinal);

        Assert.Equal(0, await CountAsync(pair, "c"));
    }

    [Theory, EveryDatabase]
    public async Task A_service_keeps_its_name_unless_its_short_name_says_which_one_is_meant(string provider)
    {
        await using var pair = await StartAsync(provider);
        Assert.Equal(0, (await ImportAsync(pair, "services", Service("Café Môn"))).Exit);

        var (exit, _, error) = await ImportAsync(pair, "services", Service("Cafe-Mon"));
        Assert.Equal(1, exit);
        Assert.Contains("row 2, \"Service area\": The service \"Café Môn\" has the same short name.", error, StringComparison.Ordinal);
        Assert.Equal((0, "1 row: 0 new, 0 changed, 1 unchanged\n", ""), await ImportAsync(pair, "services", Service("Café  Môn")));
        Assert.Equal(
            (0, "1 row: 0 new, 1 changed, 0 unchanged\n", ""),
            await ImportAsync(pair, "services", Service("Cafe-Mon", "cafe-mon"))
        );
    }

    [Theory, EveryDatabase]
    public async Task Codes_are_found_whatever_their_capitals(string provider)
    {
        await using var pair = await StartAsync(provider);

        Assert.Empty(await pair.RefusedAsync("saveContract", Input("A1", Pair.First.ToLowerInvariant())));
        Assert.Equal(
            (0, "1 row: 0 new, 0 changed, 1 unchanged\n", ""),
            await ImportAsync(
                pair,
                "contracts",
                Contract("a1").Replace(Pair.First, $" {Pair.First.ToLowerInvariant()}", StringComparison.Ordinal)
            )
        );
    }

    [Theory, EveryDatabase]
    public async Task A_name_in_a_mutation_is_found_and_refused_whatever_its_capitals_and_spaces(string provider)
    {
        await using var pair = await StartAsync(provider);
        await pair.AgreeAsync();
        const string post =
            """agreement: "memorandum", title: "Director", employer: "E07000143", shares: [{organisation: "E07000143", """
            + """percent: "100"}], reference: """;
        Assert.Empty(await pair.RefusedAsync("addSharedPost", post + "\"P-1a\""));

        Assert.Equal(["ALREADY_EXISTS input.reference"], await pair.RefusedAsync("addSharedPost", post + "\" p-1A \""));
        Assert.Empty(await pair.RefusedAsync("addSharedPost", post + "\"P1a\""));

        const string contract = """agreement: "memorandum", kind: SYSTEM, title: """;
        Assert.Empty(await pair.RefusedAsync("addExitContract", contract + "\"Café services\""));
        Assert.Equal(["ALREADY_EXISTS input.title"], await pair.RefusedAsync("addExitContract", contract + "\"CAFÉ  Services\""));
        Assert.Empty(await pair.RefusedAsync("addExitContract", contract + "\"Cafe services\""));
    }

    private static string Contract(params IEnumerable<string> references) =>
        string.Join('\n', references.Select(r => $"\"{r}\",waste,Collection,{Pair.First},,,,").Prepend(Contracts)) + "\n";

    private static string Service(string name, string slug = "") => $"{Services}\n{name},Back office,P,B,,,,,,{slug}\n";

    private static string Input(string reference, string authority = Pair.First) =>
        $"""reference: {JsonSerializer.Serialize(reference)}, contractArea: "waste", title: "Collection", authority: "{authority}" """;

    private static async Task<int> CountAsync(Pair pair, string start) =>
        (await pair.ReadAsync("contractAreas { nodes { contracts { reference } } }"))["contractAreas"]!["nodes"]![0]!["contracts"]!
            .AsArray()
            .Count(c => ((string)c!["reference"]!).StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static async Task<Pair> StartAsync(string provider)
    {
        var pair = await Pair.StartAsync(provider);
        await pair.DoAsync("addContractArea", $"""slug: "waste", name: "Waste", lead: "{Pair.First}" """);
        return pair;
    }

    private static Task<(int Exit, string Output, string Error)> ImportAsync(Pair pair, string register, string table) =>
        RegisterTests.ImportAsync(pair, register, Encoding.UTF8.GetBytes(table));
}
