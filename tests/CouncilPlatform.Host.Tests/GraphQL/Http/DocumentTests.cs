using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CouncilPlatform.Host.GraphQL.Http;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>The cache of validated documents, and documents known by their hash.</summary>
public sealed class DocumentTests
{
    private const string Doubled = "query($of: Int!) { double(of: $of) }";

    [Fact]
    public async Task A_document_is_parsed_and_validated_once_for_a_schema()
    {
        await using var host = await SampleHost.StartAsync();
        var documents = host.Services.GetRequiredService<DocumentPreparer>();
        var schema = host.Services.GetRequiredService<ISchema>();
        var call = new GraphQLCall { Query = "{ hello }" };

        Assert.False(documents.Prepare(schema, call).Validated);
        await host.AskAsync("{ hello }");

        Assert.True(documents.Prepare(schema, call).Validated);
        Assert.Same(documents.Prepare(schema, call).Document, documents.Prepare(schema, call).Document);
        Assert.False(documents.Prepare(SampleSchema.Create(), call).Validated);
    }

    [Fact]
    public async Task A_document_that_one_schema_knows_is_still_validated_against_another()
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal(200, (await host.PostAsync("""{"query":"{ hello }"}""", path: "/graphql/north")).Status);
        Assert.Equal((400, "FIELDS_ON_CORRECT_TYPE"), Outcome(await host.PostAsync("""{"query":"{ hello }"}""", path: "/graphql/small")));
    }

    [Fact]
    public async Task A_cached_document_still_has_its_variables_checked()
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal("""{"double":2}""", (await host.AskAsync(Doubled, new { of = 1 })).Data);
        Assert.Equal("""{"double":4}""", (await host.AskAsync(Doubled, new { of = 2 })).Data);
        Assert.Equal((400, "INVALID_VALUE"), Outcome(await host.AskAsync(Doubled, new { of = "x" })));
        Assert.Equal((400, "INVALID_VALUE"), Outcome(await host.AskAsync(Doubled)));
        Assert.Equal("""{"double":6}""", (await host.AskAsync(Doubled, new { of = 3 })).Data);
    }

    [Fact]
    public async Task A_cached_document_still_has_its_arguments_checked_by_their_fields()
    {
        await using var host = await SampleHost.StartAsync();
        const string query = "query($of: Int!) { positive(of: $of) }";

        Assert.Empty((await host.AskAsync(query, new { of = 1 })).Errors);
        Assert.Equal("'of' is not positive.", (await host.AskAsync(query, new { of = -1 })).Message);
    }

    [Fact]
    public async Task An_invalid_document_stays_invalid()
    {
        await using var host = await SampleHost.StartAsync(new Dictionary<string, string?> { ["GraphQL:CachedDocuments"] = "1" });

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((400, "FIELDS_ON_CORRECT_TYPE"), Outcome(await host.AskAsync("{ nothing }")));
            Assert.Equal(200, (await host.AskAsync("{ hello }")).Status);
            Assert.Equal(200, (await host.AskAsync("{ scoped }")).Status);
        }
    }

    [Fact]
    public async Task Apollo_registers_a_document_by_its_hash()
    {
        await using var host = await SampleHost.StartAsync();
        const string query = "{ hello }";

        var unknown = await host.PostAsync(Apollo(null, Sha256(query)));
        var wrong = await host.PostAsync(Apollo("{ scoped }", Sha256(query)));
        var registered = await host.PostAsync(Apollo(query, Sha256(query)));
        var known = await host.PostAsync(Apollo(null, Sha256(query).ToUpperInvariant()));
        var byId = await host.GetAsync($"documentId=sha256:{Sha256(query)}");
        var byApolloGet = await host.GetAsync(
            $"extensions={Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Sha256(query)}}}"}}""")}"
        );

        Assert.Equal((400, "PERSISTED_QUERY_NOT_FOUND"), Outcome(unknown));
        Assert.Equal("PersistedQueryNotFound", unknown.Message);
        Assert.Equal((400, "PERSISTED_QUERY_HASH_MISMATCH"), Outcome(wrong));
        Assert.All((Reply[])[registered, known, byId, byApolloGet], reply => Assert.Equal("""{"hello":"Hello £"}""", reply.Data));
    }

    [Fact]
    public async Task A_document_beyond_the_limits_is_not_registered()
    {
        await using var host = await SampleHost.StartAsync();
        var query = $"{{ {string.Concat(Enumerable.Repeat("hello ", 21))} }}";

        Assert.Equal((400, "TOO_COMPLEX"), Outcome(await host.PostAsync(Apollo(query, Sha256(query)))));
        Assert.Equal((400, "PERSISTED_QUERY_NOT_FOUND"), Outcome(await host.PostAsync(Apollo(null, Sha256(query)))));
    }

    [Fact]
    public async Task An_unknown_document_id_says_so()
    {
        await using var host = await SampleHost.StartAsync();

        var reply = await host.PostAsync($$"""{"documentId":"sha256:{{Sha256("x")}}"}""");

        Assert.Equal((400, "PERSISTED_QUERY_NOT_FOUND"), Outcome(reply));
        Assert.Contains(Sha256("x"), reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_stored_documents_are_accepted_where_the_switch_says_so()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            const string stored = "query Stored($of: Int!) {\n  double(of: $of)\n}\n";
            Directory.CreateDirectory(Path.Combine(folder.FullName, "inner"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "inner", "stored.graphql"), stored);
            await using var host = await SampleHost.StartAsync(
                new Dictionary<string, string?>
                {
                    ["GraphQL:PersistedDocumentsOnly"] = "true",
                    ["GraphQL:PersistedDocumentsDirectory"] = folder.FullName,
                }
            );

            var byId = await host.PostAsync($$$"""{"documentId":"sha256:{{{Sha256(stored)}}}","variables":{"of":21}}""");
            var byText = await host.AskAsync(stored, new { of = 21 });
            var text = await host.AskAsync("{ hello }");
            var registering = await host.PostAsync(Apollo("{ hello }", Sha256("{ hello }")));
            var unknown = await host.PostAsync(Apollo(null, Sha256("{ hello }")));
            var disguised = await host.PostAsync(Apollo("{ hello }", Sha256(stored)));

            Assert.All((Reply[])[byId, byText], reply => Assert.Equal("""{"double":42}""", reply.Data));
            Assert.All((Reply[])[text, registering, unknown], reply => Assert.Equal((400, "PERSISTED_DOCUMENT_REQUIRED"), Outcome(reply)));
            Assert.Equal((400, "PERSISTED_QUERY_HASH_MISMATCH"), Outcome(disguised));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Status, string Code) Outcome(Reply reply) => (reply.Status, reply.Code);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Apollo(string? query, string hash) =>
        JsonSerializer.Serialize(new { query, extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } });
}
