using System.Text;
using CouncilPlatform.Host.Hosting;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>Turns a call into a document to execute: from the cache, or parsed and checked against the limits.</summary>
internal sealed class DocumentPreparer(PersistedDocuments persisted, IOptions<GraphQLOptions> options)
{
    private readonly GraphQLLimits _limits = options.Value.Limits;
    private readonly LruCache<(ISchema Schema, string Text), PreparedDocument> _validated = new(
        options.Value.CachedDocuments,
        options.Value.CachedCharacters,
        // A parsed document needs about twenty times as much memory as its text.
        static document =>
            document.Document.Source.Length
    );

    public PreparedDocument Prepare(ISchema schema, GraphQLCall call)
    {
        var text = persisted.TextOf(call);
        var document = _validated.Find((schema, text)) ?? Parse(text);
        persisted.Register(call);
        return document;
    }

    /// <summary>Called once validation has found no fault. Only then may other requests skip validation.</summary>
    public void Store(ISchema schema, PreparedDocument document) =>
        _validated.Add((schema, document.Document.Source.ToString()), document with { Rules = RulesFor(schema) });

    // The only rule of the engine that depends on the values of variables, if a field of the schema has it.
    private static IReadOnlyList<IValidationRule> RulesFor(ISchema schema) =>
        schema.AllTypes.OfType<IComplexGraphType>().Any(t => t.Fields.Any(f => f.ValidateArguments is not null))
            ? [FieldArgumentsAreValidRule.Instance]
            : [];

    private PreparedDocument Parse(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > _limits.DocumentBytes)
        {
            throw new RequestRefused(
                ErrorCodes.DocumentTooLarge,
                $"The document has {bytes} bytes. The limit is {_limits.DocumentBytes}. Request less, or split it into several requests."
            );
        }

        try
        {
            CountTokens(text);
            var document = Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments });
            return new PreparedDocument(document, DocumentMeter.Measure(document, _limits).Introspects);
        }
        catch (GraphQLSyntaxErrorException e)
        {
            throw new SyntaxError(e);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new RequestRefused(ErrorCodes.TooDeep, "The document nests braces or brackets too deeply. Use fewer levels.");
        }
    }

    private void CountTokens(ROM text)
    {
        var count = 0;
        for (var token = Lexer.Lex(text, 0); token.Kind != TokenKind.EOF; token = Lexer.Lex(text, token.End))
        {
            if (++count > _limits.Tokens)
            {
                throw new RequestRefused(
                    ErrorCodes.DocumentTooLarge,
                    $"The document has more than {_limits.Tokens} tokens, which is the limit. "
                        + "Request less, or split it into several requests."
                );
            }
        }
    }
}
