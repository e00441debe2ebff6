using CouncilPlatform.Host.Pages;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>The queries that modules offer to start from.</summary>
public sealed class ExampleTests
{
    [Theory]
    [EveryDatabase]
    public async Task Every_example_of_every_module_is_answered_to_a_stranger(string provider)
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, provider, demonstration: true);
        await using var scope = host.CommandScope();
        var examples = await scope
            .ServiceProvider.GetRequiredService<Examples>()
            .ListAsync(of: null, TestContext.Current.CancellationToken);

        Assert.True(examples.Count > EveryModule.All.Count, "A module has no example, or none that its demonstration answers.");
        foreach (var example in examples)
        {
            var answer = await host.AskAsync(example.Document);
            Assert.True(answer["errors"] is null, $"{example.Title}: {answer["errors"]?.ToJsonString()}");
        }
    }
}
