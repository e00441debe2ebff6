using System.Runtime.CompilerServices;
using CouncilPlatform.Testing.Modules.Access;

namespace CouncilPlatform.Host.Tests.Access;

/// <summary>
/// Who gets what is a file for each module under tests/schemas/access, so that every change of it is seen in review. After a change that is
/// meant, run this test with the environment variable UPDATE_ACCESS=1 and commit what it writes.
/// </summary>
public sealed class AccessMatrixTests
{
    [Fact]
    [Trait("case", "X3")]
    public async Task Everybody_gets_what_the_rule_gives_them_and_what_is_on_file()
    {
        var matrix = await AccessMatrix.ReadAsync(EveryModule.All);

        foreach (var (module, text) in matrix.Files)
        {
            var file = Path.Combine(Folder(), module + ".txt");
            // A new module has no file yet. In CI it must have one.
            var isNew = !File.Exists(file) && Environment.GetEnvironmentVariable("CI") is null;
            if (isNew || Environment.GetEnvironmentVariable("UPDATE_ACCESS") == "1")
            {
                await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            }
        }

        Assert.True(matrix.Faults.Count == 0, Show(matrix.Faults));
        foreach (var (module, text) in matrix.Files)
        {
            var file = Path.Combine(Folder(), module + ".txt");
            Assert.True(File.Exists(file), $"Run this test with UPDATE_ACCESS=1 and commit {file}.");
            Assert.Equal((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), text);
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

    private static string Show(IReadOnlyList<string> faults) => $"{faults.Count} faults:\n{string.Join('\n', faults)}";

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "schemas", "access"));
}
