using System.Text;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>
/// Documents that ask too much of the real schema, as anybody could send them. Each is a file, whose first line says how it is refused. The
/// benchmark <c>hostile</c> measures what they cost.
/// </summary>
public sealed class HostileDocumentTests(HostileDocumentTests.AllModules all) : IClassFixture<HostileDocumentTests.AllModules>
{
    private const string Answered = "# answered";

    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "tests/CouncilPlatform.Host.Tests/GraphQL/Http/Hostile"), "*.graphql")
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Each_is_refused_or_has_a_small_answer(string document)
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "tests/CouncilPlatform.Host.Tests/GraphQL/Http/Hostile", document + ".graphql"),
            TestContext.Current.CancellationToken
        );
        var expected = text[..text.IndexOf('\n', StringComparison.Ordinal)];

        var answer = await all.Host.AskAsync(text);

        var code = (string?)answer["errors"]?[0]!["extensions"]!["code"];
        Assert.Equal(expected, code is null ? Answered : $"# {code}");
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.ToJsonString()), 1, 64 * 1024);
    }

    [Fact]
    public void There_are_at_least_forty() => Assert.InRange(Documents.Count, 40, int.MaxValue);

    /// <summary>A host with every module and its demonstration.</summary>
    public sealed class AllModules : IAsyncLifetime
    {
        public ModuleHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
