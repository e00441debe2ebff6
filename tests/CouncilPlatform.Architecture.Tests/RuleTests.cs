using System.Runtime.Loader;
using CouncilPlatform.Testing.Samples;

namespace CouncilPlatform.Architecture.Tests;

public sealed class RuleTests
{
    public static TheoryData<string> Names => [.. Rules.All.Keys];

    [Fact]
    public void The_rules_are_about_every_project()
    {
        var modules = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "modules"), "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f));
        var contracts = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "contracts"), "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => n is not ("CouncilPlatform.Sdk.Generators" or "CouncilPlatform.Sdk.Analyzers"));
        Assert.Equal(modules.Order(StringComparer.Ordinal), Projects.Modules.Select(a => a.GetName().Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            contracts.Order(StringComparer.Ordinal),
            Projects.Contracts.Select(a => a.GetName().Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_kept(string rule)
    {
        var broken = Rules.All[rule].On.SelectMany(a => Rules.All[rule].Broken(a).Select(b => $"{a.GetName().Name}: {b}")).ToList();
        // Whole, where Assert.Empty would cut each short.
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_that_breaks_it_is_found(string rule)
    {
        // Called as an assembly to which host and modules show their insides, so that a sample may reach for them.
        var file = SampleAssembly.Compile(
            Path.Combine(Directory.CreateTempSubdirectory("rule-").FullName, "Benchmarks.dll"),
            Rules.All[rule].Sample
        );
        var context = new AssemblyLoadContext(rule, isCollectible: true);
        try
        {
            Assert.NotEmpty(Rules.All[rule].Broken(context.LoadFromAssemblyPath(file)));
        }
        finally
        {
            context.Unload();
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
