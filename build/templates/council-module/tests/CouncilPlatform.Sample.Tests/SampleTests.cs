using CouncilPlatform.Testing.Databases;
#if (contracts)
using CouncilPlatform.Sample.Contracts;
#endif

namespace CouncilPlatform.Sample.Tests;

public sealed class SampleTests
{
    [Theory, EveryDatabase]
    public async Task An_entry_is_added_once_and_read_by_anyone(string provider)
    {
        await using var host = await ModuleHost.StartAsync<SampleModule>(provider);
        await host.CreatePartnershipAsync("north", published: true, "sample");
        const string add = """
            mutation { addSampleEntry(input: { partnership: "north", title: "First" }) { sampleEntry { title } errors { code } } }
            """;
        var officer = await host.KeyAsync("north", Role.Officer);
        var added = await host.DataAsync(add, officer);
        Assert.Equal("First", (string?)added["addSampleEntry"]!["sampleEntry"]!["title"]);
        var again = await host.DataAsync(add, officer);
        Assert.Equal("ALREADY_EXISTS", (string?)again["addSampleEntry"]!["errors"]![0]!["code"]);
        var read = await host.DataAsync("""{ partnership(slug: "north") { sampleEntries { nodes { title } } } }""");
        Assert.Equal("First", (string?)read["partnership"]!["sampleEntries"]!["nodes"]!.AsArray().Single()!["title"]);
        Assert.Contains("First", await host.GetAsync("/partnerships/north/sample"), StringComparison.Ordinal);
        Assert.Contains(
            "Title of the entry",
            await host.GetAsync("/partnerships/north/do/addSampleEntry", officer),
            StringComparison.Ordinal
        );
#if (contracts)
        Assert.Equal(1, (await host.AnswerAsync("north", partnership => new CountSample(partnership))).Value);
#endif
    }
}
