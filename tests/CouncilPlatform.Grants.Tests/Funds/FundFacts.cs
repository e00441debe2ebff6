using System.Text.Json.Nodes;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>Short ways to what is known of Lancaster's funds beside their money.</summary>
internal static class FundFacts
{
    public const string Prg = "partnership: \"lancaster-district\", fund: \"performance-reward-grant\"";

    public const string SecondHomes = "partnership: \"lancaster-district\", fund: \"second-homes-funding\"";

    public const string Report = """{title: "A report", date: "2011-11-08", place: "2.9"}""";

    public static async Task<JsonNode> FundAsync(this LancasterFund lancaster, string slug, string fields) =>
        (await lancaster.Host.DataAsync($$"""{ partnership(slug: "lancaster-district") { fund(slug: "{{slug}}") { {{fields}} } } }"""))[
            "partnership"
        ]!["fund"]!;

    /// <summary>The payload of a mutation.</summary>
    public static async Task<JsonNode> MutateAsync(
        this LancasterFund lancaster,
        string mutation,
        string input,
        string changed,
        string? key = null
    ) =>
        (
            await lancaster.Host.DataAsync(
                $$"""mutation { {{mutation}}(input: { {{input}} }) { {{changed}} errors { code message path } } }""",
                key ?? lancaster.Officer
            )
        )[mutation]!;

    /// <summary>The codes and paths of a payload's errors, as "CODE input/path".</summary>
    public static string Errors(this JsonNode payload) =>
        string.Join(
            ", ",
            payload["errors"]!.AsArray().Select(e => $"{e!["code"]} {string.Join('/', e["path"]!.AsArray().Select(p => (string?)p))}")
        );

    public static string Message(this JsonNode payload) => (string)payload["errors"]![0]!["message"]!;
}
