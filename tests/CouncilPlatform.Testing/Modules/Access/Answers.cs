using System.Net;
using System.Text.Json.Nodes;

namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>Reads an answer as one sign.</summary>
internal static class Answers
{
    public const char Data = '+';
    public const char Nothing = '.';
    public const char May = '*';
    public const char NotTheirs = 'Y';
    public const char NotKnown = 'U';
    public const char Forbidden = 'F';
    public const char NotFound = 'N';
    public const char ElsewhereTo = '>';
    public const char Fault = '!';
    public const char NotAsked = ' ';

    /// <summary>The answer to a field. What it gives counts more than what it also refuses.</summary>
    /// <param name="answer">The answer, in which <see cref="SchemaDocuments.Probe"/> is the field.</param>
    /// <param name="isRoot">Whether the field is the one at the root.</param>
    public static Answer OfField(JsonNode answer, bool isRoot)
    {
        var root = answer["data"]?["root"];
        List<JsonNode?> found = isRoot ? [root] : [.. ModuleChecks.Probes(root)];
        var sign =
            found.Exists(HasData) ? Data
            : Refusal(answer) is { } refusal ? refusal
            : answer["errors"] is null ? Nothing
            : Fault;
        return new(sign, [.. found.SelectMany(Ids)]);
    }

    /// <summary>The answer to a field in several places: data if any of them gives it, unless the way to the first is refused.</summary>
    public static Answer OfFields(IReadOnlyList<Answer> answers) =>
        answers[0].Sign is Nothing or Fault or Data
            ? new((answers.FirstOrDefault(a => a.Sign == Data) ?? answers[0]).Sign, [.. answers.SelectMany(a => a.Ids)])
            : answers[0];

    /// <summary>The answer to several ids of a type: data if any of them opens.</summary>
    public static Answer OfNodes(IReadOnlyList<JsonNode> answers)
    {
        List<string> opened = [.. answers.SelectMany(a => Ids(a["data"]?["root"]))];
        var refusal = answers.Select(Refusal).FirstOrDefault(r => r is not null);
        return new(opened.Count > 0 ? Data : refusal ?? Nothing, opened);
    }

    /// <summary>The answer to a mutation: whether the caller may make the change, whatever the rules of the record say of it.</summary>
    public static char OfMutation(JsonNode answer)
    {
        if (answer["data"]?["root"] is not { } payload)
        {
            return Refusal(answer) ?? Fault;
        }

        var errors = payload["errors"]!.AsArray().Select(e => (Code: (string?)e!["code"], Path: e["path"]?.AsArray())).ToList();
        return errors.Exists(e => e.Code == RuleCodes.NotFound && (string?)e.Path?.LastOrDefault() == "partnership") ? NotFound
            : errors.Exists(e => e.Code == RuleCodes.NotYours) ? NotTheirs
            : May;
    }

    /// <summary>What a subscription sends first. A comment says that the host listens.</summary>
    public static async Task<char> OfStreamAsync(StreamReader reader)
    {
        const string data = "data: ";
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(':'))
            {
                return May;
            }

            if (line.StartsWith(data, StringComparison.Ordinal))
            {
                return Refusal(JsonNode.Parse(line[data.Length..])!) ?? Fault;
            }
        }

        return Fault;
    }

    /// <summary>The answer at an address.</summary>
    public static char OfAddress(HttpStatusCode status, string text, bool isTable) =>
        status switch
        {
            // A table with nothing but its titles.
            HttpStatusCode.OK => isTable && !text.Trim().Contains('\n', StringComparison.Ordinal) ? Nothing : Data,
            HttpStatusCode.Unauthorized => NotKnown,
            HttpStatusCode.Forbidden => Forbidden,
            HttpStatusCode.NotFound => NotFound,
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => ElsewhereTo,
            _ => Fault,
        };

    private static char? Refusal(JsonNode answer) =>
        (answer["errors"]?.AsArray() ?? [])
            .Select(e =>
                (string?)e!["extensions"]?["code"] switch
                {
                    "UNAUTHENTICATED" => NotKnown,
                    "FORBIDDEN" => Forbidden,
                    RuleCodes.NotFound => NotFound,
                    _ => (char?)null,
                }
            )
            .FirstOrDefault(refusal => refusal is not null);

    private static IEnumerable<string> Ids(JsonNode? found) =>
        found switch
        {
            JsonArray list => list.SelectMany(Ids),
            JsonObject page when page.ContainsKey("nodes") => Ids(page["nodes"]),
            JsonObject row when row.ContainsKey("id") => [(string)row["id"]!],
            _ => [],
        };

    private static bool HasData(JsonNode? found) =>
        found switch
        {
            null => false,
            JsonArray list => list.Any(HasData),
            JsonObject page when page.ContainsKey("nodes") => HasData(page["nodes"]),
            _ => true,
        };
}

/// <summary>What a caller got.</summary>
/// <param name="Sign">Of <see cref="Answers"/>.</param>
/// <param name="Ids">The ids of the objects in it.</param>
internal sealed record Answer(char Sign, IReadOnlyList<string> Ids)
{
    public static Answer NotAsked { get; } = new(Answers.NotAsked, []);
}
