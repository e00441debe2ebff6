using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Telemetry;
using GraphQL;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>
/// Asks a page's document of the GraphQL API, as any client would: with the visitor's own rights, and within the same limits.
/// </summary>
internal sealed class PageReader(PageDocuments documents, Schemas schemas, OperationRunner runner, IGraphQLTextSerializer serializer)
{
    /// <param name="http">The visitor's request.</param>
    /// <param name="partnership">The partnership, for the document's variable <c>$partnership</c>.</param>
    /// <param name="page">The page.</param>
    /// <param name="variables">The document's other variables.</param>
    public async Task<PageAnswer> AskAsync(
        HttpContext http,
        Partnership partnership,
        DescribedPage page,
        IReadOnlyDictionary<string, object?> variables
    )
    {
        var document = documents.Of(page);
        RequestFacts.Of(http).Partnership = partnership.Slug;
        var call = new GraphQLCall
        {
            Query = page.Document,
            Variables = new Inputs(
                variables
                    .Append(new("partnership", partnership.Slug))
                    .Where(v => document.Variables.ContainsKey(v.Key))
                    .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal)
            ),
        };
        try
        {
            var result = await runner.RunAsync(http, schemas.Of(partnership), call);
            var answer = JsonNode.Parse(serializer.Serialize(result))!;
            return new(answer["data"], [.. (answer["errors"] as JsonArray ?? []).Select(Read)], document.Shape);
        }
        catch (ExecutionError refused)
        {
            return new(null, [new("", refused.Code ?? ErrorCodes.Failed, refused.Message)], document.Shape);
        }
    }

    private static PageError Read(JsonNode? error) =>
        new(
            string.Join('.', (error!["path"] as JsonArray ?? []).Where(p => p!.GetValueKind() == System.Text.Json.JsonValueKind.String)),
            (string?)error["extensions"]?["code"] ?? ErrorCodes.Failed,
            (string)error["message"]!
        );
}
