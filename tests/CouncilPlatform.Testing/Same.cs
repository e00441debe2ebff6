using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CouncilPlatform.Testing;

/// <summary>Comparisons that show a difference as people read it.</summary>
public static class Same
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same JSON, with its fields in the same order, however it is laid out.</summary>
    public static void Json([StringSyntax(StringSyntaxAttribute.Json)] string expected, [NotNull] string? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(Indented(expected), Indented(actual));
    }

    private static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(Readable);
}
