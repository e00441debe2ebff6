using CouncilPlatform.Testing.Modules;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>What must hold of every module, shown with rows that are made up from its model. A new module joins by itself.</summary>
public sealed class EveryModuleRowsTests
{
    // Good practice is there to be found from wherever one searches, in every partnership that the caller may read.
    private static readonly string[] AcrossPartnerships = ["findBestPractice"];

    public static TheoryData<string> Modules => [.. EveryModule.All.Select(EveryModule.IdOf)];

    [Theory]
    [MemberData(nameof(Modules))]
    [Trait("case", "X3")]
    [Trait("case", "N20")]
    public async Task Partnerships_are_apart_lists_are_whole_and_fields_read_what_they_need(string module)
    {
        await using var checks = await ModuleChecks.StartAsync(EveryModule.All.Single(m => EveryModule.IdOf(m) == module));

        var faults = await checks.FindFaultsAsync(AcrossPartnerships);

        Assert.True(faults.Count == 0, $"{module} has {faults.Count} faults:\n\n{string.Join("\n\n", faults)}");
    }
}
