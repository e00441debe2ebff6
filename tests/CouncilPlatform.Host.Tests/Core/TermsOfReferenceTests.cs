using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>What bodies are for and how they work, over time.</summary>
public sealed class TermsOfReferenceTests
{
    private const string Lancaster = "lancaster-district";

    [Theory, EveryDatabase]
    [Trait("case", "N3")]
    public async Task A_thematic_group_has_its_first_terms_of_reference_until_the_second_are_adopted(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lancaster, Role.Administrator);
        var group = await host.BodyAsync(Lancaster, "Health and Well Being");

        await RecordAsync(host, key, group, "2010-04-01", "Improve health.\n\nMeet twice a year.", "quorum: 4");
        await RecordAsync(host, key, group, "2011-09-01", "Prepare a health and wellbeing partnership.", "quorum: 5, seats: 9");

        Assert.Null(await TermsAsync("2010-03-31"));
        Assert.Equal("1: 4 of ", await TermsAsync("2011-01-01"));
        Assert.Equal("2: 5 of 9", await TermsAsync("2011-11-08"));
        // What was recorded by mistake is replaced by what has the same day; both stay to be read.
        await RecordAsync(host, key, group, "2011-09-01", "Prepare a partnership for health.", "quorum: 6, seats: 9");
        Assert.Equal("3: 6 of 9", await TermsAsync("2011-11-08"));
        var page = await host.GetAsync($"/partnerships/{Lancaster}/body/{group}");
        Assert.Contains("Prepare a partnership for health.", page, StringComparison.Ordinal);
        Assert.Contains("Version 3, adopted on 1 September 2011", page, StringComparison.Ordinal);
        var versions = (await host.DataAsync($$"""{ node(id: "{{group}}") { ... on Body { termsOfReferenceVersions { id title } } } }"""))[
            "node"
        ]!["termsOfReferenceVersions"]!;
        Assert.Equal("Health and Well Being, version 1", (string?)versions[0]!["title"]);
        var first = await host.GetAsync($"/partnerships/{Lancaster}/terms-of-reference/{versions[0]!["id"]}");
        Assert.Contains("<p class=\"govuk-body govuk-!-text-break-word\">Meet twice a year.</p>", first, StringComparison.Ordinal);

        async Task<string?> TermsAsync(string day) =>
            (
                await host.DataAsync(
                    $$"""{ node(id: "{{group}}") { ... on Body { termsOfReference(asAt: "{{day}}") { number quorum seats } } } }"""
                )
            )["node"]!["termsOfReference"]
                is { } terms
                ? $"{terms["number"]}: {terms["quorum"]} of {terms["seats"]}"
                : null;
    }

    [Fact]
    public async Task Terms_of_reference_that_cannot_be_are_refused()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync(Lancaster, Role.Administrator);
        var board = await host.BodyAsync(Lancaster, "LSP Board");
        var draft = (string)
            (
                await host.MutateAsync(
                    "proposeDecision",
                    $"""partnership: "{Lancaster}", body: "{board}", title: "Terms of reference" """,
                    "decision { id }",
                    key
                )
            )["decision"]!["id"]!;

        Assert.Equal("INVALID", (await RecordAsync(host, key, board, "2199-01-01", "Lead")).Code());
        Assert.Equal("INVALID", (await RecordAsync(host, key, board, "2011-01-01", " ")).Code());
        Assert.Equal("INVALID", (await RecordAsync(host, key, board, "2011-01-01", "Lead", "quorum: 0")).Code());
        Assert.Equal("INVALID", (await RecordAsync(host, key, board, "2011-01-01", "Lead", "quorum: 8, seats: 7")).Code());
        Assert.Equal("WRONG_STATE", (await RecordAsync(host, key, board, "2011-01-01", "Lead", $"decision: \"{draft}\"")).Code());
        Assert.Equal("CONFLICT", (await RecordAsync(host, key, board, "2011-01-01", "Lead", "version: 7")).Code());
        Assert.Equal(
            "FORBIDDEN",
            (
                await host.AskAsync(
                    $$"""
                    mutation { recordTermsOfReference(input: { partnership: "{{Lancaster}}", body: "{{board}}", adoptedOn: "2011-01-01",
                      text: "Lead" }) { errors { code } } }
                    """,
                    await host.KeyAsync(Lancaster, Role.Approver)
                )
            ).ErrorCode()
        );
    }

    private static Task<JsonNode> RecordAsync(ModuleHost host, string key, string body, string on, string text, string more = "") =>
        host.MutateAsync(
            "recordTermsOfReference",
            $"""partnership: "{Lancaster}", body: "{body}", adoptedOn: "{on}", text: {JsonValue.Create(text).ToJsonString()}, {more}""",
            "termsOfReference { id }",
            key
        );
}
