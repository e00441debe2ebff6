using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Faults;

/// <summary>What the tests of a database at fault do with a host.</summary>
internal static class FaultyHost
{
    /// <summary>Makes a partnership, as the operator.</summary>
    public static Task<Reply> CreateAsync(this ModuleHost host, string slug, string key) => host.Client.CreateAsync(slug, key);

    /// <inheritdoc cref="CreateAsync(ModuleHost, string, string)"/>
    public static Task<Reply> CreateAsync(this HttpClient client, string slug, string key) =>
        client.SendAsync(
            $$"""
            mutation { createPartnership(input: {slug: "{{slug}}", name: "{{slug}}", kind: OTHER, published: true}) {
            partnership { slug } errors { code message } } }
            """,
            key
        );

    /// <summary>Sends an operation, and keeps the status and the headers of the answer.</summary>
    public static Task<Reply> SendAsync(this ModuleHost host, string query, string? key = null) => host.Client.SendAsync(query, key);

    /// <inheritdoc cref="SendAsync(ModuleHost, string, string?)"/>
    public static async Task<Reply> SendAsync(this HttpClient client, string query, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }

    /// <summary>Reads an address, as a browser or a program does.</summary>
    public static async Task<Reply> ReadAsync(this ModuleHost host, string address, string accept, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", accept } } };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }

    /// <summary>How many lines the audit trail has about making a partnership.</summary>
    public static async Task<int> CreatedAsync(this ModuleHost host)
    {
        await using var scope = host.CommandScope();
        return await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .AuditTrail.CountAsync(l => l.Action == "createPartnership", TestContext.Current.CancellationToken);
    }
}

/// <summary>An answer.</summary>
internal sealed record Reply(HttpStatusCode Status, TimeSpan? RetryAfter, string? Type, string Body)
{
    public JsonNode Json() => JsonNode.Parse(Body)!;

    /// <summary>The code of the only error.</summary>
    public string? Code() => (string?)Assert.Single(Json()["errors"]!.AsArray())!["extensions"]!["code"];

    public static async Task<Reply> OfAsync(HttpResponseMessage response) =>
        new(
            response.StatusCode,
            response.Headers.RetryAfter?.Delta,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );

    /// <summary>Requires that it is that of a busy database.</summary>
    public void RequireBusy()
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "BUSY"), (Status, Code()));
        Assert.Equal(TimeSpan.FromSeconds(5), RetryAfter);
    }
}
