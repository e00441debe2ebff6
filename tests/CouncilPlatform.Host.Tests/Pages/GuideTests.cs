using System.Text.RegularExpressions;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>The GraphQL documents of the README and the guides, as a reader would paste them.</summary>
public sealed partial class GuideTests
{
    private const string MissingKey = "UNAUTHENTICATED";

    [Fact]
    public async Task Every_document_of_every_guide_is_answered_by_the_demonstration()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, Providers.Sqlite, demonstration: true);
        var documents = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "build", "docs"), "*.md")
            .Append(Path.Combine(Repository.Root, "README.md"))
            .SelectMany(f =>
                CodeBlock().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Text: m.Groups["text"].Value))
            )
            .Where(d => !d.Text.StartsWith("subscription", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(documents);
        foreach (var (file, text) in documents)
        {
            var answer = await host.AskAsync(text);
            var errors = (answer["errors"]?.AsArray() ?? []).Select(e => (string?)e!["extensions"]?["code"]);
            // Whoever pastes a mutation needs a key; that it is refused for nothing else shows that it is written right.
            Assert.All(
                errors,
                code =>
                    Assert.True(
                        code == MissingKey && text.StartsWith("mutation", StringComparison.Ordinal),
                        $"{file}: {text}\n{answer["errors"]}"
                    )
            );
        }
    }

    [GeneratedRegex("```graphql\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock();
}
