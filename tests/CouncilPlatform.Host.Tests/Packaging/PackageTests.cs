using System.Text.Json.Nodes;

namespace CouncilPlatform.Host.Tests.Packaging;

/// <summary>What a council deploys: the host and the modules it needs, for a machine with no more than the ASP.NET Core runtime.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Modules = "{ modules { id state } }";
    private const string Fund =
        "{ partnership(slug: \"lancaster-district\") { fund(slug: \"performance-reward-grant\") { allocations { totalCount } } } }";
    private const string FundAnswer = """{"data":{"partnership":{"fund":{"allocations":{"totalCount":7}}}}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("package-").FullName;

    [Fact]
    [Trait("case", "X5")]
    public async Task The_host_runs_with_grants_and_without_and_the_data_stays()
    {
        var data = Path.Combine(_folder, "data");
        var with = await MakeAsync("grants");
        await using (var host = await PackagedHost.StartAsync(with, data, demonstration: true))
        {
            Assert.Equal(
                """{"data":{"modules":[{"id":"core","state":"RUNNING"},{"id":"grants","state":"RUNNING"}]}}""",
                await host.AskAsync(Modules)
            );
            Assert.Equal(FundAnswer, await host.AskAsync(Fund));
        }

        await using (var host = await PackagedHost.StartAsync(await MakeAsync(""), data, demonstration: false))
        {
            Assert.Equal("""{"data":{"modules":[{"id":"core","state":"RUNNING"}]}}""", await host.AskAsync(Modules));
            Assert.Equal(
                """{"data":{"partnership":{"slug":"lancaster-district"}}}""",
                await host.AskAsync("{ partnership(slug: \"lancaster-district\") { slug } }")
            );
            Assert.Contains(
                "Cannot query field 'fund' on type 'Partnership'",
                (string?)JsonNode.Parse(await host.AskAsync(Fund))!["errors"]![0]!["message"],
                StringComparison.Ordinal
            );
        }

        await using (var host = await PackagedHost.StartAsync(with, data, demonstration: false))
        {
            Assert.Equal(FundAnswer, await host.AskAsync(Fund));
        }
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

    private async Task<string> MakeAsync(string modules)
    {
        var output = Path.Combine(_folder, "with-" + modules);
        var (exitCode, said) = await Package.RunAsync("--modules", modules, "--output", output);
        Assert.True(exitCode == 0, said);
        Assert.True(File.Exists(Path.Combine(output, "Dockerfile")));
        return output;
    }
}
