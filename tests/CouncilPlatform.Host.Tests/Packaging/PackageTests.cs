using System.Text.Json.Nodes;

namespace CouncilPlatform.Host.Tests.Packaging;

/// <summary>What a council deploys: the host and the modules it needs, for a machine with no more than the ASP.NET Core runtime.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Others = """
        {
          shared: partnership(slug: "breckland-south-holland") { agreements { totalCount } }
          menu: partnership(slug: "lancashire") { services { totalCount } }
          outcomes: partnership(slug: "north-lanarkshire") { localOutcomes { totalCount } localAreas { totalCount } }
          plans: partnership(slug: "south-lakeland") { actions { totalCount } recommendations { totalCount } }
        }
        """;
    private const string Fund =
        "{ partnership(slug: \"lancaster-district\") { fund(slug: \"performance-reward-grant\") { allocations { totalCount } } } }";
    private const string FundAnswer = """{"data":{"partnership":{"fund":{"allocations":{"totalCount":7}}}}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("package-").FullName;

    [Fact]
    [Trait("case", "X5")]
    public async Task Without_the_folder_of_grants_every_other_module_answers_and_with_it_the_grants_are_back()
    {
        var data = Path.Combine(_folder, "data");
        var package = await MakeAsync("backoffice,communityplanning,grants,localityplans");
        var (installed, aside) = (Path.Combine(package, "modules", "CouncilPlatform.Grants"), Path.Combine(_folder, "aside"));
        string others;
        await using (var host = await PackagedHost.StartAsync(package, data, demonstration: true))
        {
            Assert.Equal(["backoffice", "communityplanning", "core", "grants", "localityplans"], await RunningAsync(host));
            Assert.Equal(FundAnswer, await host.AskAsync(Fund));
            others = await host.AskAsync(Others);
            Assert.DoesNotContain("\"totalCount\":0", others, StringComparison.Ordinal);
        }

        Directory.Move(installed, aside);
        await using (var host = await PackagedHost.StartAsync(package, data, demonstration: false))
        {
            Assert.Equal(["backoffice", "communityplanning", "core", "localityplans"], await RunningAsync(host));
            Assert.Equal(others, await host.AskAsync(Others));
            Assert.Contains(
                "Cannot query field 'fund' on type 'Partnership'",
                (string?)JsonNode.Parse(await host.AskAsync(Fund))!["errors"]![0]!["message"],
                StringComparison.Ordinal
            );
        }

        Directory.Move(aside, installed);
        await using (var host = await PackagedHost.StartAsync(package, data, demonstration: false))
        {
            Assert.Equal(FundAnswer, await host.AskAsync(Fund));
        }
    }

    [Fact]
    public async Task The_core_alone_is_a_package_too()
    {
        await using var host = await PackagedHost.StartAsync(await MakeAsync(""), Path.Combine(_folder, "data"), demonstration: true);
        Assert.Equal(["core"], await RunningAsync(host));
        Assert.Equal(
            """{"data":{"partnership":{"slug":"lancaster-district"}}}""",
            await host.AskAsync("{ partnership(slug: \"lancaster-district\") { slug } }")
        );
    }

    [Theory]
    [InlineData("there is no module \"potholes\". There are: ", "--modules", "grants,potholes")]
    [InlineData("say which modules", "--output", "somewhere")]
    [InlineData("--modules needs a value", "--modules")]
    [InlineData("\"--module\" is not understood", "--module", "grants")]
    public async Task A_call_that_makes_no_sense_is_told_so(string reason, params string[] arguments)
    {
        var (exitCode, output) = await Package.RunAsync(arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_somebody_elses_is_left_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "letter.txt"), "Dear Sir", TestContext.Current.CancellationToken);
        var (exitCode, output) = await Package.RunAsync("--modules", "grants", "--output", _folder);
        Assert.Equal(2, exitCode);
        Assert.Contains("is not empty and holds no package", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<IReadOnlyList<string>> RunningAsync(PackagedHost host) =>
        [
            .. JsonNode.Parse(await host.AskAsync("{ modules { id state } }"))!["data"]!["modules"]!
                .AsArray()
                .Where(m => (string?)m!["state"] == "RUNNING")
                .Select(m => (string)m!["id"]!)
                .Order(StringComparer.Ordinal),
        ];

    private async Task<string> MakeAsync(string modules)
    {
        var output = Path.Combine(_folder, "with-" + modules);
        var (exitCode, said) = await Package.RunAsync("--modules", modules, "--output", output);
        Assert.True(exitCode == 0, said);
        Assert.True(File.Exists(Path.Combine(output, "Dockerfile")));
        return output;
    }
}
