using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>
/// Estimates an operation before it runs: the objects that it may read and the cost of its fields (<see cref="CostAttribute"/>), with the
/// sizes of nested lists multiplied. <see cref="DocumentMeter"/> has bounded the document, so the estimate itself is cheap. What the schema
/// does not have costs nothing here: validation reports it.
/// </summary>
internal sealed class CostEstimator
{
    // Reading the schema does not depend on any data.
    private const int Introspection = 20_000;
    private const int IntrospectionOfType = 100;

    // A page may have a count beside it, or sums of the whole list.
    private const int CountOfList = 10;
    private const int SumsOfList = 1_000;

    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = [];
    private readonly List<CostlyField> _costly = [];
    private readonly ISchema _schema;
    private readonly GraphQLOperationDefinition _operation;
    private readonly Inputs? _variables;
    private bool _dependsOnVariables;

    private CostEstimator(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, Inputs? variables)
    {
        (_schema, _operation, _variables) = (schema, operation, variables);
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment)
                _fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
        }
    }

    public static CostEstimate Estimate(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, Inputs? variables)
    {
        IGraphType? root = operation.Operation switch
        {
            OperationType.Query => schema.Query,
            OperationType.Mutation => schema.Mutation,
            _ => schema.Subscription,
        };
        var estimator = new CostEstimator(schema, document, operation, variables);
        var total = estimator.CostOf([operation.SelectionSet], root, new(Times: 1, Path: ""));
        return new(total, [.. estimator._costly.OrderByDescending(f => f.Cost)]) { DependsOnVariables = estimator._dependsOnVariables };
    }

    /// <summary>Where a selection set is.</summary>
    /// <param name="Times">How many objects it may be executed for.</param>
    /// <param name="Path">The path in the document, without what belongs to pages.</param>
    /// <param name="Page">The size of the page, if it is the selection set of a page.</param>
    /// <param name="IsEdge">Whether it is the selection set of an edge.</param>
    private readonly record struct Place(long Times, string Path, int? Page = null, bool IsEdge = false)
    {
        public string To(ROM key) => Path.Length == 0 ? key.ToString() : $"{Path}.{key}";
    }

    /// <summary>What the selection sets cost for one object. Fields that the answer merges are executed once, so they count once.</summary>
    private long CostOf(IEnumerable<GraphQLSelectionSet> sets, IGraphType? type, Place place)
    {
        var fields = new Dictionary<(IGraphType? Type, ROM Key), List<GraphQLField>>();
        foreach (var set in sets)
            Collect(set, type, fields);

        var cost = 0L;
        foreach (var ((of, key), same) in fields)
            cost = Bounded(cost + CostOf(same, of, key, place));
        return cost;
    }

    private long CostOf(List<GraphQLField> same, IGraphType? of, ROM key, Place place)
    {
        var field = same[0];
        if (field.Name.Value == "__schema" || field.Name.Value == "__type")
        {
            var read = field.Name.Value == "__schema" ? Introspection : IntrospectionOfType;
            Note(place.To(key), size: null, read, place.Times);
            return read;
        }

        if ((of as IComplexGraphType)?.Fields.Find(field.Name.StringValue) is not { ResolvedType: { } type } definition)
            return 0;

        var stated = definition.GetMetadata<CostAttribute?>(CostAttribute.Key);
        var isList = IsList(type);
        var isPage = definition.HasMetadata(Paging.Key);
        // The nodes, the edges and the information of a page belong to the list that the page is of.
        var isPartOfPage = place.IsEdge || place.Page is not null && (isList || field.Name.Value == "pageInfo");
        var path = isPartOfPage ? place.Path : place.To(key);
        var named = type.GetNamedType() as IComplexGraphType;
        var beside = named is null ? CountOfList : SumsOfList;
        var call = stated?.Cost ?? (place.Page is not null && !isPartOfPage ? beside : 0);
        if (named is null)
        {
            Note(path, size: null, call, place.Times);
            return call;
        }

        var size = isList ? place.Page ?? SizeOfList(field, stated) : 1;
        var own = isPage || isPartOfPage && !isList ? 0 : 1;
        Note(path, isList ? size : null, call + ((long)size * own), place.Times);
        var beneath = CostOf(
            same.Select(f => f.SelectionSet).OfType<GraphQLSelectionSet>(),
            named,
            new(
                Bounded(place.Times * size),
                path,
                isPage ? SizeOfPage(field) : null,
                IsEdge: place.Page is not null && field.Name.Value == "edges"
            )
        );
        return Bounded(call + Bounded(size * Bounded(own + beneath)));
    }

    /// <summary>Gathers the fields of a selection set and of its fragments, by type and name in the answer.</summary>
    private void Collect(GraphQLSelectionSet set, IGraphType? type, Dictionary<(IGraphType? Type, ROM Key), List<GraphQLField>> fields)
    {
        foreach (var selection in set.Selections)
        {
            if (!IsIncluded((IHasDirectivesNode)selection))
                continue;

            switch (selection)
            {
                case GraphQLField field:
                    var key = (type, field.Alias?.Name.Value ?? field.Name.Value);
                    if (!fields.TryGetValue(key, out var same))
                        fields.Add(key, same = []);
                    same.Add(field);
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, TypeOf(inline.TypeCondition, type), fields);
                    break;
                case GraphQLFragmentSpread spread when _fragments.TryGetValue(spread.FragmentName.Name.Value, out var fragment):
                    Collect(fragment.SelectionSet, TypeOf(fragment.TypeCondition, type), fields);
                    break;
            }
        }
    }

    private IGraphType? TypeOf(GraphQLTypeCondition? condition, IGraphType? otherwise) =>
        condition is null ? otherwise : _schema.AllTypes[condition.Type.Name.Value];

    private bool IsIncluded(IHasDirectivesNode selection)
    {
        foreach (var directive in selection.Directives?.Items ?? [])
        {
            if (
                directive.Name.Value == "skip" && Condition(directive) == true
                || directive.Name.Value == "include" && Condition(directive) == false
            )
                return false;
        }

        return true;
    }

    private bool? Condition(GraphQLDirective directive) =>
        ValueOf(directive.Arguments, "if") switch
        {
            GraphQLBooleanValue literal => literal.BoolValue,
            bool value => value,
            _ => null,
        };

    private int SizeOfPage(GraphQLField field) =>
        Math.Clamp(Number(field, "last") ?? Number(field, "first") ?? Paging.DefaultSize, 0, Paging.MaxSize);

    private int SizeOfList(GraphQLField field, CostAttribute? stated) =>
        Math.Max(0, Number(field, "last") ?? Number(field, "first") ?? stated?.Size ?? CostAttribute.DefaultSize);

    /// <summary>The number in an argument. Null if the argument has no value. What is not a number counts as the highest.</summary>
    private int? Number(GraphQLField field, string argument) =>
        ValueOf(field.Arguments, argument) switch
        {
            null or GraphQLNullValue => null,
            GraphQLIntValue literal when int.TryParse(literal.Value.Span, CultureInfo.InvariantCulture, out var number) => number,
            int number => number,
            _ => int.MaxValue,
        };

    /// <summary>The value of an argument: a literal, or the value of a variable. Null if it has none.</summary>
    private object? ValueOf(GraphQLArguments? arguments, string name)
    {
        var value = arguments?.Items.Find(a => a.Name.Value == name)?.Value;
        if (value is not GraphQLVariable variable)
            return value;

        _dependsOnVariables = true;
        return _variables is not null && _variables.TryGetValue(variable.Name.StringValue, out var sent)
            ? sent
            : _operation.Variables?.Items.Find(v => v.Variable.Name.Value == variable.Name.Value)?.DefaultValue;
    }

    private void Note(string path, int? size, long cost, long times)
    {
        if (cost > 0 && times > 0)
            _costly.Add(new(path, size, Bounded(Bounded(cost) * times)));
    }

    private static bool IsList(IGraphType type) =>
        type switch
        {
            ListGraphType => true,
            NonNullGraphType { ResolvedType: { } inner } => IsList(inner),
            _ => false,
        };

    private static long Bounded(long cost) => Math.Min(CostEstimate.Highest, cost);
}
