using System.Collections.Concurrent;
using System.Collections.Frozen;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Described.Answers;
using GraphQL.Types;
using GraphQLParser;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>The documents of the pages, read once each, when the page is first shown.</summary>
internal sealed class PageDocuments(Schemas schemas)
{
    private readonly ConcurrentDictionary<DescribedPage, PageDocument> _read = new(ReferenceEqualityComparer.Instance);

    public PageDocument Of(DescribedPage page) => _read.GetOrAdd(page, Read);

    private PageDocument Read(DescribedPage page)
    {
        var shape = new DocumentShape(schemas.All, Parser.Parse(page.Document));
        var variables = (shape.Operation.Variables?.Items ?? []).ToFrozenDictionary(
            v => v.Variable.Name.StringValue,
            v => TypeOf(v.Type, schemas.All)!,
            StringComparer.Ordinal
        );
        return new(shape, variables);
    }

    /// <summary>The named type of a variable.</summary>
    public static IGraphType? TypeOf(GraphQLParser.AST.GraphQLType type, ISchema schema) => schema.AllTypes[NameOf(type)];

    private static ROM NameOf(GraphQLParser.AST.GraphQLType type) =>
        type switch
        {
            GraphQLParser.AST.GraphQLNonNullType inner => NameOf(inner.Type),
            GraphQLParser.AST.GraphQLListType inner => NameOf(inner.Type),
            GraphQLParser.AST.GraphQLNamedType named => named.Name.Value,
            _ => throw new InvalidOperationException($"{type.Kind} is not a type of a variable."),
        };
}

/// <param name="Shape">The types of the answer.</param>
/// <param name="Variables">The named types of the variables.</param>
internal sealed record PageDocument(DocumentShape Shape, FrozenDictionary<string, IGraphType> Variables);
