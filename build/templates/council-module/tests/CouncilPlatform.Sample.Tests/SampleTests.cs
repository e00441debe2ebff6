using CouncilPlatform.Sample.Contracts;
using CouncilPlatform.Sdk;
using CouncilPlatform.Testing;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Sample.Tests;

public sealed class SampleTests
{
    [Theory]
    [EveryDatabase]
    public async Task An_entry_is_added_once_and_read_by_anyone(string provider)
    {
        await using var host = await ModuleHost.StartAsync<SampleModule>(provider);
        await host.CreatePartnershipAsync("north", published: true, "sample");
        const string add =
            """mutation { addSampleEntry(input: {partnership: "north", title: "First"}) { sampleEntry { title } errors { code } } }""";
        var officer = await host.KeyAsync("north", Role.Officer);

        Assert.Equal(
            """{"sampleEntry":{"title":"First"},"errors":[]}""",
            (await host.DataAsync(add, officer))["addSampleEntry"]!.ToJsonString()
        );
        Assert.Equal("ALREADY_EXISTS", (string?)(await host.DataAsync(add, officer))["addSampleEntry"]!["errors"]![0]!["code"]);
        Assert.Equal("UNAUTHENTICATED", (string?)(await host.AskAsync(add))["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal(
            """{"nodes":[{"title":"First"}]}""",
            (await host.DataAsync("""{ partnership(slug: "north") { sampleEntries { nodes { title } } } }"""))["partnership"]![
                "sampleEntries"
            ]!.ToJsonString()
        );
        Assert.Equal(1, (await host.AnswerAsync("north", partnership => new CountSample(partnership))).Value);
    }
}
