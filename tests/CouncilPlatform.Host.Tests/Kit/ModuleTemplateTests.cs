using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Tests.Kit;

/// <summary>What a newcomer does with the module template, in a copy of the repository.</summary>
public sealed partial class ModuleTemplateTests : IDisposable
{
    private const int MaxLines = 110;
    private const int MaxFiles = 6;
    private const int MaxGuideLines = 180;

    private static readonly string[] Contracts = ["contracts", "CountSampleHandler.cs"];

    private readonly string _folder = Directory.CreateTempSubdirectory("template-").FullName;

    [Fact]
    public async Task A_module_from_the_template_passes_its_tests_and_so_does_the_worked_example_of_the_guide()
    {
        var copy = Path.Combine(_folder, "copy");
        var home = Path.Combine(_folder, "home");
        await CopyRepositoryAsync(copy);
        await TakeAsReadAsync(copy);
        await Dotnet.RunAsync(copy, home, "new", "install", "build/templates");
        await Dotnet.RunAsync(copy, home, "new", "council-module", "-n", "Bins", "--contracts");
        await Dotnet.RunAsync(copy, home, "new", "council-module", "-n", "Allotments");

        var solution = (await Dotnet.RunAsync(copy, home, "sln", "list")).Replace('\\', '/');
        Assert.Contains("contracts/CouncilPlatform.Bins.Contracts", solution, StringComparison.Ordinal);
        Assert.DoesNotContain("CouncilPlatform.Allotments.Contracts", solution, StringComparison.Ordinal);
        Assert.Contains("modules/Allotments", solution, StringComparison.Ordinal);
        foreach (var module in new[] { "Bins", "Allotments" })
        {
            Assert.Matches("Passed!.*Failed: +0, Passed: +[1-9]", await TestAsync(copy, home, module));
        }

        File.Delete(Path.Combine(copy, "tests", "CouncilPlatform.Allotments.Tests", "AllotmentsTests.cs"));
        Directory.Delete(Path.Combine(copy, "modules", "Allotments"), recursive: true);
        foreach (var (file, text) in GuideFiles())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
            await File.WriteAllTextAsync(Path.Combine(copy, file), text, TestContext.Current.CancellationToken);
        }

        Assert.Matches("Passed!.*Failed: +0, Passed: +[1-9]", await TestAsync(copy, home, "Allotments"));
    }

    [Fact]
    public void A_small_module_is_short()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Root(), "build", "templates", "council-module"), "*", SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains(".template.config", StringComparison.Ordinal)
                && !f.Contains("/Pages/", StringComparison.Ordinal)
                && !Contracts.Any(c => f.Contains(c, StringComparison.Ordinal))
            )
            .ToList();
        Assert.InRange(files.Count, 1, MaxFiles);
        // What only --contracts brings is not part of it.
        var lines = files.SelectMany(f => WithContracts().Replace(File.ReadAllText(f), "").Split('\n'));
        Assert.InRange(lines.Count(line => !string.IsNullOrWhiteSpace(line)), 1, MaxLines);
    }

    [Fact]
    public void The_worked_example_of_the_guide_is_short()
    {
        var lines = GuideFiles()
            .Where(f => f.File.StartsWith("modules/", StringComparison.Ordinal) && f.File.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.File.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(f => f.Text.Split('\n'))
            .Count(line => !string.IsNullOrWhiteSpace(line));
        Assert.InRange(lines, 1, MaxGuideLines);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<string> TestAsync(string copy, string home, string module) =>
        Dotnet.RunAsync(copy, home, "test", $"tests/CouncilPlatform.{module}.Tests", "-p:Modules=none");

    /// <summary>The files that the guide shows, from its own code blocks.</summary>
    private static List<(string File, string Text)> GuideFiles() =>
        [
            .. CodeBlock()
                .Matches(File.ReadAllText(Path.Combine(Root(), "build", "docs", "write-a-module.md")))
                .Select(m => (m.Groups["file"].Value, m.Groups["text"].Value)),
        ];

    [GeneratedRegex(
        "<!-- file: (?<file>\\S+) -->\n```\\w+\n(?<text>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CodeBlock();

    [GeneratedRegex(
        @"^(<!--)?#if \(contracts\).*?^(<!--)?#endif( -->)?$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WithContracts();

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    /// <summary>Only what the newcomer adds is analysed: the rest has been, and its front end is built.</summary>
    private static Task TakeAsReadAsync(string copy) =>
        File.WriteAllTextAsync(
            Path.Combine(copy, "Directory.Build.targets"),
            $"""
            <Project>
              <PropertyGroup>
                <_Original>{Root()}/$([MSBuild]::MakeRelative($(MSBuildThisFileDirectory), $(MSBuildProjectFullPath)))</_Original>
              </PropertyGroup>
              <PropertyGroup Condition="Exists('$(_Original)')">
                <RunAnalyzers>false</RunAnalyzers>
                <FrontEndOutput>{Root()}/host/CouncilPlatform.Host/obj/FrontEnd/</FrontEndOutput>
                <FrontEndStamp>{Root()}/host/CouncilPlatform.Host/obj/FrontEnd.stamp</FrontEndStamp>
              </PropertyGroup>
            </Project>
            """,
            TestContext.Current.CancellationToken
        );

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
