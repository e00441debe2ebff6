using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>What the core's tests ask of a host.</summary>
internal static class CoreHost
{
    /// <summary>The core alone, empty or with the demonstration's partnerships.</summary>
    public static Task<ModuleHost> StartAsync(string provider, bool demonstration = true, Action<IServiceCollection>? services = null) =>
        ModuleHost.StartAsync([], provider, services, demonstration);

    /// <summary>The payload of one mutation; <paramref name="fields"/> are those of its changed object, with its name.</summary>
    public static async Task<JsonNode> MutateAsync(this ModuleHost host, string mutation, string input, string fields, string? key) =>
        (await host.DataAsync($$"""mutation { {{mutation}}(input: { {{input}} }) { {{fields}} errors { code message path } } }""", key))[
            mutation
        ]!;

    public static string Code(this JsonNode payload) => (string)payload["errors"]!.AsArray().Single()!["code"]!;

    public static string ErrorCode(this JsonNode answer) => (string)answer["errors"]![0]!["extensions"]!["code"]!;

    /// <summary>The id of a partnership's body, by its name.</summary>
    public static async Task<string> BodyAsync(this ModuleHost host, string partnership, string name) =>
        (string)
            (await host.DataAsync($$"""{ partnership(slug: "{{partnership}}") { bodies(first: 100) { nodes { id name } } } }"""))[
                "partnership"
            ]!["bodies"]!["nodes"]!
                .AsArray()
                .Single(b => (string?)b!["name"] == name)!["id"]!;
}
