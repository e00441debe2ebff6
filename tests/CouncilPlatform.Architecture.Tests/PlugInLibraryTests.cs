using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Testing.Samples;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CouncilPlatform.Architecture.Tests;

/// <summary>The plug-in library is no longer maintained: one class knows it, so that it can be replaced.</summary>
public sealed class PlugInLibraryTests
{
    private static readonly TypesShouldConjunction OnlyTheLoader = Types()
        .That()
        .DoNotHaveFullNameContaining(typeof(ModuleLoader).FullName!)
        .Should()
        .NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching("^McMaster\\.NETCore\\.Plugins"));

    [Fact]
    public void Only_the_loader_knows_it() => Assert.Empty(Broken(Load(Projects.Host.Location)));

    [Fact]
    public void Another_class_that_knows_it_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("rule-").FullName;
        try
        {
            var sample = SampleAssembly.Compile(
                Path.Combine(folder, "Sample.dll"),
                "class Second { McMaster.NETCore.Plugins.PluginLoader? It; }"
            );
            Assert.NotEmpty(Broken(Load(sample)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ArchUnitNET.Domain.Architecture Load(string file) =>
        new ArchLoader().LoadFilteredDirectory(Path.GetDirectoryName(file)!, Path.GetFileName(file)).Build();

    private static IEnumerable<EvaluationResult> Broken(ArchUnitNET.Domain.Architecture architecture) =>
        OnlyTheLoader.Evaluate(architecture).Where(r => !r.Passed);
}
