using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CouncilPlatform.Host.Tests.Kit;

/// <summary>What a newcomer does with the module template, in a copy of the repository.</summary>
public sealed class ModuleTemplateTests : IDisposable
{
    private const int MostLines = 150;

    private readonly string _folder = Directory.CreateTempSubdirectory("template-").FullName;

    [Fact]
    public async Task A_module_made_from_the_template_builds_and_passes_its_tests_untouched()
    {
        var copy = Path.Combine(_folder, "copy");
        var home = Path.Combine(_folder, "home");
        await CopyRepositoryAsync(copy);
        await Dotnet.RunAsync(copy, home, "new", "install", "build/templates");
        await Dotnet.RunAsync(copy, home, "new", "council-module", "-n", "Allotments");

        var solution = await Dotnet.RunAsync(copy, home, "sln", "list");
        foreach (
            var project in new[]
            {
                "contracts/CouncilPlatform.Allotments.Contracts",
                "modules/Allotments",
                "tests/CouncilPlatform.Allotments.Tests",
            }
        )
        {
            Assert.Contains(project, solution.Replace('\\', '/'), StringComparison.Ordinal);
        }

        var tests = await Dotnet.RunAsync(copy, home, "test", "tests/CouncilPlatform.Allotments.Tests");
        Assert.Matches("Passed!.*Failed: +0, Passed: +[1-9]", tests);
    }

    [Fact]
    public void A_small_module_is_short()
    {
        var lines = Directory
            .EnumerateFiles(Path.Combine(Root(), "build", "templates", "council-module"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadAllLines)
            .Count(line => !string.IsNullOrWhiteSpace(line));
        Assert.InRange(lines, 1, MostLines - 1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    /// <summary>The sources as they are now, committed or not, and nothing that was built.</summary>
    private static async Task CopyRepositoryAsync(string to)
    {
        var list = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(list)!;
        foreach (
            var file in (await git.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            if (File.Exists(Path.Combine(Root(), file)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
                File.Copy(Path.Combine(Root(), file), Path.Combine(to, file));
            }
        }
    }
}
