using CouncilPlatform.Testing;
namespace CouncilPlatform.LocalityPlans.Tests;
public sealed class PlaceholderTests
{
    [Fact] public async Task Starts() { await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(); await host.DataAsync("{ __typename }"); }
}
