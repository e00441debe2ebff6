using GraphQLParser;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// Counts what a parsed document requests, and refuses the document if that is too much. Each definition is walked once and each fragment's
/// size is remembered, so fragments that use one another cost no more than their text.
/// </summary>
internal sealed class DocumentMeter
{
    private const long Countless = 1_000_000_000;

    private readonly GraphQLLimits _limits;
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<ROM, Shape?> _shapes = [];
    private int _selections;
    private int _spreads;
    private int _aliases;

    private DocumentMeter(GraphQLLimits limits) => _limits = limits;

    /// <summary>What a selection set contains, with its fragments expanded.</summary>
    private readonly record struct Shape(long Selections, int Depth, long Fields, int IntrospectionNesting);

    /// <summary>Whether the document requests the schema itself.</summary>
    public bool Introspects { get; private set; }

    public static DocumentMeter Measure(GraphQLDocument document, GraphQLLimits limits)
    {
        var meter = new DocumentMeter(limits);
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment)
                meter._fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
        }

        foreach (var definition in document.Definitions)
            meter.Measure(definition);
        return meter;
    }

    private void Measure(ASTNode definition)
    {
        switch (definition)
        {
            case GraphQLOperationDefinition operation:
                CheckName(operation.Name);
                CheckDirectives(operation);
                foreach (var variable in operation.Variables?.Items ?? [])
                {
                    CheckName(variable.Variable.Name);
                    CheckDirectives(variable);
                }

                var shape = ShapeOf(operation.SelectionSet);
                CheckDepth(shape);
                Check(shape.Fields, _limits.RootFields, "fields at the top of an operation");
                Check(shape.Selections, _limits.ExpandedSelections, "selections with its fragments expanded");
                break;

            case GraphQLFragmentDefinition fragment:
                var name = fragment.FragmentName.Name.Value;
                // Validation reports a second fragment of the same name, and walks it to do so: so it is counted too.
                CheckDepth(_fragments[name] == fragment ? ShapeOf(name) : ShapeOf(fragment));
                break;

            default:
                throw new RequestRefused(
                    ErrorCodes.NotExecutable,
                    $"The document contains a {definition.Kind}. Only operations and fragments can be run. Remove it."
                );
        }
    }

    private Shape ShapeOf(ROM fragmentName)
    {
        if (_shapes.TryGetValue(fragmentName, out var known))
        {
            return known
                ?? throw new RequestRefused(
                    ErrorCodes.FragmentCycle,
                    $"Fragment '{fragmentName}' uses itself, directly or through other fragments. Remove one of these uses."
                );
        }

        // Validation reports unknown fragments.
        if (!_fragments.TryGetValue(fragmentName, out var fragment))
            return default;

        _shapes[fragmentName] = null;
        var shape = ShapeOf(fragment);
        _shapes[fragmentName] = shape;
        return shape;
    }

    private Shape ShapeOf(GraphQLFragmentDefinition fragment)
    {
        CheckName(fragment.FragmentName.Name);
        CheckDirectives(fragment);
        return ShapeOf(fragment.SelectionSet);
    }

    private Shape ShapeOf(GraphQLSelectionSet? set)
    {
        var sum = default(Shape);
        foreach (var selection in set?.Selections ?? [])
        {
            Check(++_selections, _limits.Selections, "selections");
            CheckDirectives((IHasDirectivesNode)selection);
            var shape = selection switch
            {
                GraphQLField field => ShapeOf(field),
                GraphQLFragmentSpread spread => ShapeOf(spread),
                GraphQLInlineFragment inline => ShapeOf(inline.SelectionSet),
                _ => default,
            };
            sum = new Shape(
                Math.Min(Countless, sum.Selections + 1 + shape.Selections),
                Math.Max(sum.Depth, shape.Depth),
                Math.Min(Countless, sum.Fields + shape.Fields),
                Math.Max(sum.IntrospectionNesting, shape.IntrospectionNesting)
            );
        }

        return sum;
    }

    private Shape ShapeOf(GraphQLField field)
    {
        CheckName(field.Name);
        if (field.Alias is { } alias)
        {
            Check(++_aliases, _limits.Aliases, "aliases");
            CheckName(alias.Name);
        }

        var beneath = ShapeOf(field.SelectionSet);
        if (field.Name.Value == "__schema" || field.Name.Value == "__type")
        {
            Introspects = true;
            Check(
                beneath.IntrospectionNesting,
                _limits.IntrospectionNesting,
                "nested levels of 'fields', 'inputFields', 'interfaces' or 'possibleTypes'"
            );
        }

        return new Shape(
            beneath.Selections,
            beneath.Depth + 1,
            1,
            beneath.IntrospectionNesting + (MultipliesIntrospection(field.Name.Value) ? 1 : 0)
        );
    }

    private Shape ShapeOf(GraphQLFragmentSpread spread)
    {
        Check(++_spreads, _limits.FragmentSpreads, "fragment spreads");
        return ShapeOf(spread.FragmentName.Name.Value);
    }

    private static bool MultipliesIntrospection(ROM name) =>
        name == "fields" || name == "inputFields" || name == "interfaces" || name == "possibleTypes";

    private void CheckName(GraphQLName? name)
    {
        if (name?.Value.Length > _limits.NameLength)
            throw TooComplex($"a name of {name.Value.Length} characters", _limits.NameLength, "Shorten it.");
    }

    private void CheckDirectives(IHasDirectivesNode node) =>
        Check(node.Directives?.Count ?? 0, _limits.DirectivesPerPlace, "directives in one place");

    private void CheckDepth(Shape shape)
    {
        if (shape.Depth > _limits.Depth)
        {
            throw new RequestRefused(
                ErrorCodes.TooDeep,
                $"The document nests fields {shape.Depth} levels deep. The limit is {_limits.Depth}. "
                    + "Start closer to the data that you need, for example with 'node(id)'."
            );
        }
    }

    private static void Check(long found, int limit, string what)
    {
        if (found > limit)
            throw TooComplex(
                $"{(found == Countless ? "too many" : found)} {what}",
                limit,
                "Request less, or split it into several requests."
            );
    }

    private static RequestRefused TooComplex(string found, int limit, string remedy) =>
        new(ErrorCodes.TooComplex, $"The document has {found}. The limit is {limit}. {remedy}");
}
