using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Core;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>A partnership of the core alone, with a body that people change with forms.</summary>
internal static class BodyForms
{
    public const string Slug = "lakes";

    public static string FormOf(string mutation) => $"/partnerships/{Slug}/do/{mutation}";

    public static async Task<ModuleHost> StartAsync(string provider)
    {
        var host = await CoreHost.StartAsync(provider, demonstration: false);
        await host.CreatePartnershipAsync(Slug, published: true);
        return host;
    }

    public static async Task<FormVisitor> VisitorAsync(this ModuleHost host, Role role = Role.Administrator, string? label = null) =>
        new(host, await host.KeyAsync(Slug, role, label: label));

    /// <summary>The id of a new body.</summary>
    public static async Task<string> AddBodyAsync(this ModuleHost host)
    {
        var input = $"""partnership: "{Slug}", name: "Joint Cabinet", kind: BOARD, note: "Meets in May" """;
        return (string)(await host.MutateAsync("addBody", input, "body { id }", await host.KeyAsync()))["body"]!["id"]!;
    }

    public static async Task<JsonNode> BodyAsync(this ModuleHost host, string id) =>
        (await host.DataAsync($$"""{ node(id: "{{id}}") { ... on Body { name note kind statutory version dissolved } } }"""))["node"]!;
}
