using CouncilPlatform.Grants;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Hosting;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class ModuleSwitchTests
{
    private const string Fund = """{ partnership(slug: "lancaster-district") { fund(slug: "performance-reward-grant") { name } } }""";

    /// <summary>The directory is read again after a second; five are promised.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Theory, EveryDatabase]
    public async Task A_switch_beside_a_running_host_acts_in_time_keeps_the_data_and_is_recorded(string provider)
    {
        var time = new TestClock(DateTimeOffset.UnixEpoch);
        await using var host = await ModuleHost.StartAsync<GrantsModule>(
            provider,
            services => services.AddSingleton<TimeProvider>(time),
            demonstration: true
        );
        await using var beside = Beside(host);
        const string fields = """{ __type(name: "Partnership") { fields { name } } }""";
        Assert.NotNull((await host.DataAsync(Fund, slug: "lancaster-district"))["partnership"]!["fund"]);

        await SwitchAsync(beside, on: false);
        time.Advance(Promised);
        var off = await host.AskAsync(Fund);
        Assert.Equal("MODULE_NOT_ENABLED", off.ErrorCode());
        Assert.Null(off["data"]!["partnership"]!["fund"]);
        Assert.DoesNotContain(
            "\"fund\"",
            (await host.DataAsync(fields, slug: "lancaster-district")).ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Contains("\"fund\"", (await host.DataAsync(fields)).ToJsonString(), StringComparison.Ordinal);

        await SwitchAsync(beside, on: true);
        time.Advance(Promised);
        Assert.Equal(
            "Performance Reward Grant",
            (string?)(await host.DataAsync(Fund, slug: "lancaster-district"))["partnership"]!["fund"]!["name"]
        );

        var key = await host.KeyAsync("lancaster-district", Role.Administrator);
        var audit = await host.DataAsync(
            """{ partnership(slug: "lancaster-district") { audit(first: 100) { nodes { actor action detail } } } }""",
            key
        );
        Assert.Equal(
            ["command line disableModule grants", "command line enableModule grants"],
            audit["partnership"]!["audit"]!["nodes"]!
                .AsArray()
                .Select(a => $"{a!["actor"]} {a["action"]} {a["detail"]}")
                .Where(a => a.Contains("Module", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("enableModule", "potholes")]
    [InlineData("disableModule", "potholes")]
    [InlineData("disableModule", "core")]
    public async Task A_module_that_is_not_here_cannot_be_turned_on_or_off(string mutation, string module)
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync("lancashire", Role.Administrator);

        var refused = await host.MutateAsync(
            mutation,
            $"""partnership: "lancashire", module: "{module}" """,
            "partnership { modules }",
            key
        );

        Assert.Equal("NOT_FOUND", refused.Code());
    }

    [Fact]
    public async Task A_module_that_is_on_and_gone_can_be_turned_off()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync("north-lanarkshire", Role.Administrator);

        var off = await host.MutateAsync(
            "disableModule",
            """partnership: "north-lanarkshire", module: "communityplanning" """,
            "partnership { modules }",
            key
        );

        Assert.Equal("[]", off["partnership"]!["modules"]!.ToJsonString());
    }

    [Fact]
    public void Why_a_module_does_not_run_is_told_to_those_with_a_key()
    {
        var catalogue = new ModuleCatalogue([LoadedModule.Faulty("potholes", "1.0.0", "It was built for module API 9.")]);
        var known = new Caller("key", isOperator: false, new Dictionary<Guid, Role> { [Guid.NewGuid()] = Role.Viewer });

        Assert.Equal("It was built for module API 9.", ModuleQueries.Modules(catalogue, known).Single().Reason);
        Assert.Null(ModuleQueries.Modules(catalogue, Caller.Anonymous).Single().Reason);
        Assert.Equal(ModuleState.Quarantined, ModuleQueries.Modules(catalogue, Caller.Anonymous).Single().State);
    }

    /// <summary>What a command's process is: another platform on the same database.</summary>
    private static WebApplication Beside(ModuleHost host)
    {
        var data = host.Services.GetRequiredService<IOptions<DataOptions>>().Value;
        return Platform.Build(
            [],
            [typeof(GrantsModule).Assembly],
            builder => builder.Logging.ClearProviders(),
            new Dictionary<string, string?>
            {
                ["Data:Provider"] = data.Provider,
                ["Data:ConnectionString"] = data.ConnectionString,
                ["Data:OwnerConnectionString"] = data.OwnerConnectionString,
            }
        );
    }

    private static async Task SwitchAsync(WebApplication beside, bool on)
    {
        await using var scope = beside.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = new Caller(
            "command line",
            isOperator: true,
            new Dictionary<Guid, Role>()
        );
        var partnership = await scope
            .ServiceProvider.GetRequiredService<IPartnerships>()
            .FindAsync("lancaster-district", TestContext.Current.CancellationToken);
        await scope
            .ServiceProvider.GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                partnership,
                on ? "enableModule" : "disableModule",
                _ => scope.ServiceProvider.GetRequiredService<ModuleSwitches>().SetAsync("grants", on, version: null),
                TestContext.Current.CancellationToken
            );
    }
}
