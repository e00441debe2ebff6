using System.Text.Json.Nodes;

namespace CouncilPlatform.Testing;

/// <summary>
/// A host with one partnership, and what tests ask of it: mutations that must succeed or must be refused, and queries. A test project
/// derives its
/// own, which sets the partnership up.
/// </summary>
/// <param name="host">The host, which is stopped with this.</param>
/// <param name="slug">The partnership.</param>
public abstract class PartnershipFixture(ModuleHost host, string slug) : IAsyncDisposable
{
    public ModuleHost Host => host;

    /// <summary>Who reads where a test does not say: a stranger, unless there is a key.</summary>
    protected virtual string? Reader => null;

    /// <summary>The payload of a mutation.</summary>
    /// <param name="mutation">Its name.</param>
    /// <param name="input">The input besides the partnership, as GraphQL.</param>
    /// <param name="fields">What is selected of the payload besides its errors.</param>
    /// <param name="key">The caller's key.</param>
    public async Task<JsonNode> SendAsync(string mutation, string input, string fields = "", string? key = null) =>
        (
            await host.DataAsync(
                $$"""mutation { {{mutation}}(input: {partnership: "{{slug}}", {{input}}}) { {{fields}} errors { code message path } } }""",
                key ?? await WriterAsync()
            )
        )[mutation]!;

    /// <summary>As <see cref="SendAsync"/>, for what must succeed.</summary>
    /// <returns>See <see cref="ResultOf"/>.</returns>
    public async Task<JsonNode> DoAsync(string mutation, string input, string fields = "", string? key = null)
    {
        var payload = await SendAsync(mutation, input, fields, key);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return ResultOf(payload);
    }

    /// <summary>As <see cref="SendAsync"/>, for what must succeed: the id of the payload's field.</summary>
    public async Task<string> IdAsync(string mutation, string input, string field, string? key = null)
    {
        var payload = await SendAsync(mutation, input, $"{field} {{ id }}", key);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return (string)payload[field]!["id"]!;
    }

    /// <summary>As <see cref="SendAsync"/>, for what must be refused: each error as "CODE path". None where it succeeds.</summary>
    public async Task<IReadOnlyList<string>> RefusedAsync(string mutation, string input, string? key = null) =>
        [
            .. (await SendAsync(mutation, input, key: key))["errors"]!
                .AsArray()
                .Select(e => $"{(string)e!["code"]!} {string.Join('.', e["path"]!.AsArray().Select(p => (string)p!))}"),
        ];

    /// <summary>The message of the only error.</summary>
    public async Task<string> MessageAsync(string mutation, string input) =>
        (string)(await SendAsync(mutation, input))["errors"]!.AsArray().Single()!["message"]!;

    /// <summary>Fields of the partnership.</summary>
    public async Task<JsonNode> ReadAsync(string fields, string? key = null) =>
        (await host.DataAsync($$"""{ partnership(slug: "{{slug}}") { {{fields}} } }""", key ?? Reader))["partnership"]!;

    /// <summary>Fields of an object of a type, by its id.</summary>
    public async Task<JsonNode> NodeAsync(string type, string id, string fields) =>
        (await host.DataAsync($$"""{ node(id: "{{id}}") { ... on {{type}} { {{fields}} } } }""", Reader))["node"]!;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return host.DisposeAsync();
    }

    /// <summary>The key of who writes where a test does not say.</summary>
    protected abstract Task<string> WriterAsync();

    /// <summary>What <see cref="DoAsync"/> gives back: the changed object.</summary>
    protected virtual JsonNode ResultOf(JsonNode payload) => payload.AsObject().First().Value!;
}
