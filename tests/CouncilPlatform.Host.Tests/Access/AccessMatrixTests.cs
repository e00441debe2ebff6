using System.Runtime.CompilerServices;
using CouncilPlatform.Testing.Modules.Access;

namespace CouncilPlatform.Host.Tests.Access;

/// <summary>
/// Who gets what is a file for each module under tests/schemas/access, so that every change of it is seen in review. After a change that is
/// meant, run this test with the environment variable UPDATE_ACCESS=1 and commit what it writes.
/// </summary>
public sealed class AccessMatrixTests
{
    /// <summary>Figures of the partnership, of another, of the nation and of a local area for the same periods, with a target.</summary>
    private static readonly (string Mutation, string Input)[] Records =
    [
        ("addReportingBody", """slug: "nation", name: "The nation", kind: NATION"""),
        ("addReportingBody", """slug: "area-one", name: "The first area", kind: LOCAL_AREA, localArea: 1"""),
        ("addReportingBody", """slug: "other", name: "Another partnership", kind: PARTNERSHIP"""),
        ("setIndicatorTarget", """indicator: "00", period: "2021/22", value: "2" """),
        ("recordObservation", """indicator: "00", period: "2020/21", value: "1", status: ACTUAL"""),
        ("recordObservation", """indicator: "00", period: "2021/22", value: "2", status: ACTUAL"""),
        ("recordObservation", """indicator: "00", body: "nation", period: "2021/22", value: "1", status: ACTUAL"""),
        ("recordObservation", """indicator: "00", body: "other", period: "2021/22", value: "1", status: ACTUAL"""),
        ("recordObservation", """indicator: "00", body: "area-one", period: "2021/22", value: "1", status: ACTUAL"""),
    ];

    /// <summary>The period of those figures, who is compared with whom, and totals of more than years.</summary>
    private static readonly Dictionary<string, string> Arguments = new(StringComparer.Ordinal)
    {
        ["period"] = "\"2021/22\"",
        ["benchmark.body"] = "\"other\"",
        ["benchmark.familyGroup"] = "\"00\"",
        ["savingTotals.by"] = "[COUNCIL, SERVICE]",
    };

    [Fact]
    [Trait("case", "X3")]
    public async Task Everybody_gets_what_the_rule_gives_them_and_what_is_on_file()
    {
        var matrix = await AccessMatrix.ReadAsync(EveryModule.All, records: Records, arguments: Arguments);
        var lost = new List<string>();

        foreach (var (module, text) in matrix.Files)
        {
            var file = Path.Combine(Folder(), module + ".txt");
            // A new module has no file yet. In CI it must have one.
            lost.AddRange(File.Exists(file) ? AccessMatrix.LostRows(await File.ReadAllTextAsync(file, Cancellation), text) : []);
            var isNew = !File.Exists(file) && Environment.GetEnvironmentVariable("CI") is null;
            if (isNew || Environment.GetEnvironmentVariable("UPDATE_ACCESS") == "1")
            {
                await File.WriteAllTextAsync(file, text, Cancellation);
            }
        }

        Assert.True(lost.Count == 0, $"No row comes through any more, so that nothing is tested: {string.Join(", ", lost)}");
        Assert.True(matrix.Faults.Count == 0, Show(matrix.Faults));
        foreach (var (module, text) in matrix.Files)
        {
            var file = Path.Combine(Folder(), module + ".txt");
            Assert.True(File.Exists(file), $"Run this test with UPDATE_ACCESS=1 and commit {file}.");
            Assert.Equal((await File.ReadAllTextAsync(file, Cancellation)).ReplaceLineEndings("\n"), text);
        }
    }

    /// <summary>A module may count on none of the others to close what it adds.</summary>
    [Theory]
    [MemberData(nameof(Modules))]
    public async Task A_module_by_itself_is_closed_to_strangers(Type module)
    {
        var matrix = await AccessMatrix.ReadAsync([module], AccessMatrix.Strangers);

        Assert.True(matrix.Faults.Count == 0, Show(matrix.Faults));
        Assert.Equal(["core", EveryModule.IdOf(module)], matrix.Files.Keys.OrderByDescending(m => m == "core"));
    }

    public static TheoryData<Type> Modules() => new(EveryModule.All);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Show(IReadOnlyList<string> faults) => $"{faults.Count} faults:\n{string.Join('\n', faults)}";

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "schemas", "access"));
}
