namespace CouncilPlatform.Host.Tests.Modules;

/// <summary>Modules of a third party, loaded from their folders.</summary>
public sealed class PluginTests : IDisposable
{
    private const string Condition = "{ partnership(slug: \"north\") { roadCondition } }";

    private readonly PluginDirectory _plugins = new();

    [Fact]
    public async Task A_third_partys_module_runs_with_its_own_library_and_answers_anothers_question()
    {
        await using var host = await _plugins.Copy("Potholes").Copy("Roads").StartAsync();
        await host.CreatePartnershipAsync("north", published: true, "potholes", "roads");
        var data = await host.DataAsync("{ partnership(slug: \"north\") { deepest roadCondition } }");
        Assert.Equal("""{"partnership":{"deepest":"40 mm","roadCondition":"7 potholes"}}""", data.ToJsonString());
    }

    [Fact]
    public async Task A_question_to_a_module_that_is_off_is_not_available()
    {
        await using var host = await _plugins.Copy("Potholes").Copy("Roads").StartAsync();
        await host.CreatePartnershipAsync("north", published: true, "roads");
        Assert.Equal("north does not use the Potholes module. An administrator can turn it on.", await ConditionAsync(host));
    }

    [Fact]
    public async Task A_question_to_a_module_that_is_absent_is_not_available()
    {
        await using var host = await _plugins.Copy("Roads").StartAsync();
        await host.CreatePartnershipAsync("north", published: true, "roads");
        Assert.Equal("The module \"potholes\" is not installed.", await ConditionAsync(host));
    }

    [Fact]
    public async Task A_question_to_a_module_that_is_quarantined_is_not_available()
    {
        _plugins.Copy("Potholes").Copy("Roads");
        File.Copy(typeof(MediatR.IMediator).Assembly.Location, _plugins.In("Potholes", "MediatR.dll"));
        await using var host = await _plugins.StartAsync();
        await host.CreatePartnershipAsync("north", published: true, "roads");
        Assert.Equal("The module \"potholes\" is not installed.", await ConditionAsync(host));
    }

    [Fact]
    public async Task A_field_on_a_type_of_an_absent_module_is_left_out_and_the_rest_runs()
    {
        _plugins.Add(
            "bins",
            "public override void Graph(GraphContribution graph) => graph.Extend<Partnership, "
                + "Fields>().Extend<Potholes.Contracts.CountPotholes, PotholeFields>();",
            """class Fields { public static string BinDay() => "Monday"; } class PotholeFields { public static int Bins() => 1; }""",
            [Path.Combine(AppContext.BaseDirectory, "modules", "Roads", "Potholes.Contracts.dll")]
        );
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "modules", "Roads", "Potholes.Contracts.dll"),
            _plugins.In("bins", "Potholes.Contracts.dll")
        );
        await using var host = await _plugins.StartAsync();
        await host.CreatePartnershipAsync("north", published: true, "bins");
        Assert.Equal("Monday", (string?)(await host.DataAsync("{ partnership(slug: \"north\") { binDay } }"))["partnership"]!["binDay"]);
    }

    [Fact]
    public async Task No_modules_directory_is_a_host_with_the_core_alone()
    {
        Directory.Delete(_plugins.Path);
        await using var host = await _plugins.StartAsync();
        Directory.CreateDirectory(_plugins.Path);
        Assert.Equal("""{"modules":[{"id":"core"}]}""", (await host.DataAsync("{ modules { id } }")).ToJsonString());
    }

    [Theory]
    [InlineData(
        "CouncilPlatform.Grants",
        "CouncilPlatform.Grants.Contracts.dll CouncilPlatform.Grants.deps.json CouncilPlatform.Grants.dll "
            + "CouncilPlatform.Grants.pdb CouncilPlatform.LocalityPlans.Contracts.dll"
    )]
    [InlineData("Potholes", "Potholes.Contracts.dll Potholes.Contracts.pdb Potholes.deps.json Potholes.dll Potholes.pdb UnitsNet.dll")]
    [InlineData("Roads", "Potholes.Contracts.dll Potholes.Contracts.pdb Roads.deps.json Roads.dll Roads.pdb")]
    public void A_built_module_folder_holds_what_is_the_modules_own(string module, string files) =>
        Assert.Equal(
            files,
            string.Join(
                ' ',
                Directory
                    .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "modules", module), "*", SearchOption.AllDirectories)
                    .Select(Path.GetFileName)
                    .Order(StringComparer.Ordinal)
            )
        );

    public void Dispose() => _plugins.Dispose();

    private static async Task<string?> ConditionAsync(ModuleHost host) =>
        (string?)(await host.DataAsync(Condition))["partnership"]!["roadCondition"];
}
