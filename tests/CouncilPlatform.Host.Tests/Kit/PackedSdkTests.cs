using System.Runtime.CompilerServices;
using CouncilPlatform.Host.Tests.Modules;

namespace CouncilPlatform.Host.Tests.Kit;

/// <summary>A module of somebody who has only the package of the SDK.</summary>
public sealed class PackedSdkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alone-").FullName;
    private readonly string _version = $"0.1.0-test.{Guid.NewGuid():N}";
    private readonly PluginDirectory _plugins = new();

    [Fact]
    public async Task A_module_built_alone_against_the_packed_sdk_loads_and_answers()
    {
        await Dotnet.RunAsync(
            Contracts(),
            _folder,
            "pack",
            "CouncilPlatform.Sdk",
            "--no-build",
            "-c",
            Configuration,
            "-o",
            _folder,
            $"-p:Version={_version}"
        );
        await WriteAsync(
            "nuget.config",
            $"""<configuration><packageSources><add key="here" value="{_folder}" /></packageSources></configuration>"""
        );
        await WriteAsync("Directory.Build.props", "<Project />");
        await WriteAsync("Directory.Build.targets", "<Project />");
        await WriteAsync("Directory.Packages.props", "<Project />");
        // As build/docs/write-a-module.md has it.
        await WriteAsync(
            "Bins.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnableDynamicLoading>true</EnableDynamicLoading>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CouncilPlatform.Sdk" Version="{_version}" ExcludeAssets="runtime" />
              </ItemGroup>
            </Project>
            """
        );
        await WriteAsync(
            "BinsModule.cs",
            """
            using CouncilPlatform.Sdk;

            [assembly: CouncilModule("bins", SdkVersion.Current)]

            internal sealed class BinsModule : ServiceModule
            {
                public override void Graph(GraphContribution graph) => graph.Extend<Partnership, BinQueries>();
            }

            internal sealed class BinQueries
            {
                /// <summary>The day on which <see cref="Partnership.Name"/> empties <c>bins</c>.</summary>
                public static string BinDay(Partnership partnership) => partnership.Slug == "north" ? "Monday" : "Friday";
            }
            """
        );
        await Dotnet.RunAsync(_folder, _folder, "build", "-o", Path.Combine(_plugins.Path, "bins"));

        await using var host = await _plugins.StartAsync();
        await host.CreatePartnershipAsync("north", published: true, "bins");
        Assert.Equal("Monday", (string?)(await host.DataAsync("""{ partnership(slug: "north") { binDay } }"""))["partnership"]!["binDay"]);
        // Its XML comments are in the DLL itself.
        var fields = await host.DataAsync("""{ __type(name: "Partnership") { fields { name description } } }""");
        Assert.Equal(
            "The day on which name empties bins.",
            (string?)fields["__type"]!["fields"]!.AsArray().Single(f => (string?)f!["name"] == "binDay")!["description"]
        );
    }

    public void Dispose()
    {
        _plugins.Dispose();
        Directory.Delete(_folder, recursive: true);
        var restored = Path.Combine(Dotnet.Packages, "councilplatform.sdk", _version);
        if (Directory.Exists(restored))
        {
            Directory.Delete(restored, recursive: true);
        }
    }

    private static string Contracts([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "contracts"));

    private Task WriteAsync(string file, string text) =>
        File.WriteAllTextAsync(Path.Combine(_folder, file), text, TestContext.Current.CancellationToken);

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
