using System.Xml.Linq;
using CouncilPlatform.Host.Tests.Modules;

namespace CouncilPlatform.Host.Tests.Kit;

/// <summary>A module of somebody who has only the packages, as build/docs/write-a-module.md describes it.</summary>
public sealed class PackedSdkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alone-").FullName;
    private readonly string _version = $"0.1.0-test.{Guid.NewGuid():N}";
    private readonly PluginDirectory _plugins = new();

    [Fact]
    public async Task A_module_outside_the_repository_is_built_tested_and_loaded_from_the_packages()
    {
        await Dotnet.RunAsync(
            Repository.Root,
            _folder,
            "pack",
            "CouncilPlatform.sln",
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
        await WriteAsync(
            "Bins/Bins.csproj",
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
                <InternalsVisibleTo Include="Bins.Tests" />
              </ItemGroup>
            </Project>
            """
        );
        await WriteAsync(
            "Bins/BinsModule.cs",
            """
            using CouncilPlatform.Sdk;

            [assembly: CouncilModule("bins", SdkVersion.Current)]

            namespace Bins;

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
        await WriteAsync(
            "Bins.Tests/Bins.Tests.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <IsTestingPlatformApplication>false</IsTestingPlatformApplication>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CouncilPlatform.Testing" Version="{_version}" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="{VersionOf("Microsoft.NET.Test.Sdk")}" />
                <PackageReference Include="xunit.v3" Version="{VersionOf("xunit.v3")}" />
                <PackageReference Include="xunit.runner.visualstudio" Version="{VersionOf("xunit.runner.visualstudio")}" />
                <ProjectReference Include="../Bins/Bins.csproj" />
              </ItemGroup>
            </Project>
            """
        );
        await WriteAsync(
            "Bins.Tests/BinsTests.cs",
            """
            using CouncilPlatform.Testing;
            using CouncilPlatform.Testing.Databases;
            using Xunit;

            namespace Bins.Tests;

            public sealed class BinsTests
            {
                [Fact]
                public async Task Bins_are_emptied_on_Monday()
                {
                    await using var host = await ModuleHost.StartAsync<BinsModule>(Providers.Sqlite);
                    await host.CreatePartnershipAsync("north", published: true, "bins");
                    var answer = await host.DataAsync("{ partnership(slug: \"north\") { binDay } }");
                    Assert.Equal("Monday", (string?)answer["partnership"]!["binDay"]);
                }
            }
            """
        );
        var tested = await Dotnet.RunAsync(Path.Combine(_folder, "Bins.Tests"), _folder, "test");
        Assert.Contains("Passed!  - Failed:     0, Passed:     1", tested, StringComparison.Ordinal);
        await Dotnet.RunAsync(Path.Combine(_folder, "Bins"), _folder, "build", "-o", Path.Combine(_plugins.Path, "bins"));

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
        foreach (var package in Directory.EnumerateDirectories(Dotnet.Packages, "councilplatform.*"))
        {
            if (Path.Combine(package, _version) is var restored && Directory.Exists(restored))
            {
                Directory.Delete(restored, recursive: true);
            }
        }
    }

    private static string VersionOf(string package) =>
        (string)
            XDocument
                .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
                .Descendants("PackageVersion")
                .Single(p => (string?)p.Attribute("Include") == package)
                .Attribute("Version")!;

    private Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
