using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CouncilPlatform.Testing.Modules;

/// <summary>Asks many documents in few requests: a request costs more than most fields do.</summary>
internal static class ManyDocuments
{
    private const int OfARequest = 40;

    /// <summary>The answer to each document, in order.</summary>
    /// <param name="host">The host.</param>
    /// <param name="documents">Queries, or else mutations, each with one field at its root.</param>
    /// <param name="key">The caller's key.</param>
    public static async Task<IReadOnlyList<JsonNode>> AskAllAsync(this ModuleHost host, IReadOnlyList<string> documents, string? key)
    {
        var answers = new List<JsonNode>();
        foreach (var chunk in documents.Chunk(OfARequest))
        {
            var together = await host.AskAsync(Together(chunk), key);
            if (together["data"] is not JsonObject data)
            {
                // One of them leaves nothing of the others.
                foreach (var document in chunk)
                {
                    answers.Add(chunk.Length == 1 ? together : (await host.AskAllAsync([document], key))[0]);
                }

                continue;
            }

            var errors = (together["errors"]?.AsArray() ?? []).ToLookup(e => (string?)e!["path"]?[0]);
            answers.AddRange(chunk.Select((_, i) => Answer(data[Alias(i)], errors[Alias(i)])));
        }

        return answers;
    }

    private static JsonObject Answer(JsonNode? found, IEnumerable<JsonNode?> errors)
    {
        var answer = new JsonObject { ["data"] = new JsonObject { ["root"] = found?.DeepClone() } };
        if (errors.Select(WithoutAlias).ToArray() is { Length: > 0 } own)
        {
            answer["errors"] = new JsonArray(own);
        }

        return answer;
    }

    private static JsonNode? WithoutAlias(JsonNode? error)
    {
        var copy = error!.DeepClone();
        copy["path"]![0] = "root";
        copy.AsObject().Remove("locations");
        return copy;
    }

    private static string Together(string[] documents)
    {
        var text = new StringBuilder(documents[0][..(documents[0].IndexOf('{', StringComparison.Ordinal) + 1)]);
        foreach (var (index, document) in documents.Index())
        {
            var root = document[(document.IndexOf('{', StringComparison.Ordinal) + 1)..document.LastIndexOf('}')].Trim();
            text.Append(' ').Append(Alias(index)).Append(": ").Append(Unnamed(root));
        }

        return text.Append(" }").ToString();
    }

    // What is looked at may itself be the field at the root.
    private static string Unnamed(string root) =>
        root.StartsWith(SchemaDocuments.Probe + ": ", StringComparison.Ordinal) ? root[(SchemaDocuments.Probe.Length + 2)..] : root;

    private static string Alias(int index) => string.Create(CultureInfo.InvariantCulture, $"r{index}");
}
