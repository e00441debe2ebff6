using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.GraphQL.Http.Idempotency;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Given;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>
/// Sends the documents of forms to the GraphQL API, as any client would: with the visitor's own rights, and within the same limits.
/// </summary>
internal sealed class FormGraph(OperationRunner runner, IdempotentMutations mutations, IGraphQLTextSerializer serializer)
{
    /// <summary>Reads something. Null if it cannot be read.</summary>
    public async Task<JsonNode?> ReadAsync(HttpContext http, ISchema schema, string document, Dictionary<string, object?> variables)
    {
        try
        {
            var result = await runner.RunAsync(http, schema, CallOf(document, variables));
            return JsonNode.Parse(serializer.Serialize(result))!["data"];
        }
        catch (ExecutionError)
        {
            // It costs more than the visitor may ask for.
            return null;
        }
    }

    /// <summary>Reads what paths lead to from a thing. The place is empty if it cannot be read.</summary>
    public async Task<Place> ReadThingAsync(HttpContext http, ISchema schema, GlobalId thing, IEnumerable<string> paths)
    {
        var document = $"query Thing($id: ID!) {{ node(id: $id) {{ ... on {thing.Type} {{ {Paths.Select(paths)} }} }} }}";
        var data = await ReadAsync(http, schema, document, new(StringComparer.Ordinal) { ["id"] = thing.ToString() });
        return new("node", data?["node"], new DocumentShape(schema, Parser.Parse(document)));
    }

    /// <summary>Runs a mutation once, however often its form is sent, and gives the whole answer.</summary>
    /// <param name="http">The visitor's request.</param>
    /// <param name="schema">The schema of the partnership.</param>
    /// <param name="form">The form.</param>
    /// <param name="document">The mutation's document.</param>
    /// <param name="input">The mutation's input.</param>
    /// <param name="key">The key of the form: another one for each time that it is opened.</param>
    /// <param name="reason">Why it is sent, for the audit trail. Null if nobody says.</param>
    public async Task<JsonNode> ChangeAsync(
        HttpContext http,
        ISchema schema,
        MutationForm form,
        string document,
        Dictionary<string, object?> input,
        string key,
        string? reason = null
    )
    {
        var call = CallOf(document, new(StringComparer.Ordinal) { [form.Argument] = input }) with
        {
            Extensions = reason is null
                ? null
                : new Inputs(new Dictionary<string, object?>(StringComparer.Ordinal) { [ChangeReason.Name] = reason }),
        };
        try
        {
            var idempotent = IdempotencyKey.OfForm(http, form.Name, key, call, serializer);
            if (await mutations.BeginAsync(idempotent, http.RequestAborted) is { Answer: { } before })
            {
                return JsonNode.Parse(before)!;
            }

            ExecutionResult? result = null;
            try
            {
                result = await runner.RunAsync(http, schema, call);
            }
            finally
            {
                await mutations.EndAsync(idempotent, result, StatusCodes.Status200OK, () => serializer.Serialize(result));
            }

            return JsonNode.Parse(serializer.Serialize(result))!;
        }
        catch (ExecutionError refused)
        {
            return JsonNode.Parse(serializer.Serialize(new ExecutionResult(refused)))!;
        }
    }

    private static GraphQLCall CallOf(string document, Dictionary<string, object?> variables) =>
        new()
        {
            Query = document,
            Variables = new Inputs(variables),
            IsOwn = true,
        };
}
