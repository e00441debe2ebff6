using System.Diagnostics;

namespace CouncilPlatform.Architecture.Tests;

/// <summary>What the build itself refuses of a module, before any test runs.</summary>
public sealed class BuildRefusalTests
{
    [Fact]
    public async Task A_module_that_references_the_host_or_another_module()
    {
        var output = await BuildAsync(
            "",
            "host/CouncilPlatform.Host/CouncilPlatform.Host.csproj",
            "modules/Grants/CouncilPlatform.Grants.csproj"
        );
        var error = Assert.Single(output.Split('\n').Where(l => l.Contains("error CPP001", StringComparison.Ordinal)).Distinct());
        Assert.Contains("CouncilPlatform.Host.csproj", error, StringComparison.Ordinal);
        Assert.Contains("CouncilPlatform.Grants.csproj", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_type_and_messages_outside_contracts()
    {
        var output = await BuildAsync(
            """
            using CouncilPlatform.Sdk;
            using MediatR;
            namespace Sample;
            public static class Seen;
            internal sealed record Request(int It) : IRequest<int>;
            internal sealed record Notification(int It) : INotification;
            internal sealed record Question(Partnership Partnership) : IQuestion<int> { public string Module => "sample"; }
            """,
            "contracts/CouncilPlatform.Sdk/CouncilPlatform.Sdk.csproj"
        );
        Assert.Contains("Sample.cs(4,21): error CA1515", output, StringComparison.Ordinal);
        Assert.Contains("Sample.cs(5,42): error RS0030", output, StringComparison.Ordinal);
        Assert.Contains("Sample.cs(6,47): error RS0030", output, StringComparison.Ordinal);
        Assert.Contains("Sample.cs(7,60): error RS0030", output, StringComparison.Ordinal);
    }

    /// <summary>Builds a module of this source with these references, by the build rules of modules/; it must fail.</summary>
    private static async Task<string> BuildAsync(string source, params string[] references)
    {
        var folder = Directory.CreateTempSubdirectory("module-").FullName;
        try
        {
            foreach (
                var (file, import) in new[]
                {
                    ("Directory.Build.props", "modules/Directory.Build.props"),
                    ("Directory.Build.targets", "modules/Directory.Build.targets"),
                    ("Directory.Packages.props", "Directory.Packages.props"),
                }
            )
            {
                await File.WriteAllTextAsync(
                    Path.Combine(folder, file),
                    $"<Project><Import Project=\"{Repository.Root}/{import}\" /></Project>"
                );
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "Sample.cs"), source);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "Sample.csproj"),
                $"""
                <Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
                {string.Concat(references.Select(r => $"<ProjectReference Include=\"{Repository.Root}/{r}\" />"))}
                </ItemGroup></Project>
                """
            );
            // What it references was built with these tests; building it again would get in the way of others.
            var start = new ProcessStartInfo(
                "dotnet",
                ["build", "-m:1", "-nodeReuse:false", "-p:BuildProjectReferences=false", "-c", Configuration]
            )
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            };
            start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
            using var build = Process.Start(start)!;
            var output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await build.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(build.ExitCode != 0, output);
            return output;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
