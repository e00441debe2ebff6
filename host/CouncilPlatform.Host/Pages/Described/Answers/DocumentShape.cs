using GraphQL.Types;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>The types of everything that a document's answer can have, by path: <c>partnership.funds.nodes.name</c>.</summary>
internal sealed class DocumentShape
{
    private readonly Dictionary<string, PlaceType> _types = new(StringComparer.Ordinal);
    private readonly GraphQLDocument _document;

    public DocumentShape(ISchema schema, GraphQLDocument document)
    {
        _document = document;
        Operation = document.Definitions.OfType<GraphQLOperationDefinition>().First();
        Walk(Operation.Operation == OperationType.Mutation ? schema.Mutation! : schema.Query, Operation.SelectionSet, "", schema);
    }

    public GraphQLOperationDefinition Operation { get; }

    /// <summary>What is at a path. Null if the document does not ask for it.</summary>
    public PlaceType? At(string path) => _types.GetValueOrDefault(path);

    /// <summary>Whether a list is on the path.</summary>
    public bool HasList(string path) =>
        path.Split('.') is var names && names.Index().Any(n => At(string.Join('.', names.Take(n.Index + 1))) is { IsList: true });

    private void Walk(IGraphType type, GraphQLSelectionSet? selections, string path, ISchema schema)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field when (type as IComplexGraphType)?.Fields.Find(field.Name.StringValue) is { } known:
                    var at = path + (path.Length == 0 ? "" : ".") + (field.Alias?.Name ?? field.Name).StringValue;
                    var place = PlaceType.Of(known.ResolvedType!) with { Field = known.Name };
                    _types[at] = place;
                    Walk(place.Type, field.SelectionSet, at, schema);
                    break;
                case GraphQLInlineFragment part:
                    Walk(TypeOf(part.TypeCondition, type, schema), part.SelectionSet, path, schema);
                    break;
                case GraphQLFragmentSpread spread when Fragment(spread) is { } fragment:
                    Walk(TypeOf(fragment.TypeCondition, type, schema), fragment.SelectionSet, path, schema);
                    break;
            }
        }
    }

    private GraphQLFragmentDefinition? Fragment(GraphQLFragmentSpread spread) =>
        _document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(f => f.FragmentName.Name == spread.FragmentName.Name);

    private static IGraphType TypeOf(GraphQLTypeCondition? condition, IGraphType otherwise, ISchema schema) =>
        condition is null ? otherwise : schema.AllTypes[condition.Type.Name] ?? otherwise;
}

/// <summary>The named type at a path, and whether there is a list of it.</summary>
internal sealed record PlaceType(IGraphType Type, bool IsList)
{
    /// <summary>The name of the field.</summary>
    public string Field { get; init; } = "";

    /// <summary>Whether it is a calendar year: 2008, not 2,008.</summary>
    public bool IsYear => Type.Name == "Int" && Field.EndsWith("year", StringComparison.OrdinalIgnoreCase);

    public bool IsMoney => Type.Name == nameof(Money);

    public bool IsLeaf => Type is ScalarGraphType || IsMoney;

    public static PlaceType Of(IGraphType type)
    {
        var isList = false;
        while (type is IProvideResolvedType { ResolvedType: { } inner })
        {
            isList |= type is ListGraphType;
            type = inner;
        }

        return new(type, isList);
    }
}
