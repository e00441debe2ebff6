using System.Globalization;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Testing.Databases;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Testing;

/// <summary>
/// GraphQL documents made from a schema: every field of every type, each asked for where it is first reached. A new module is covered
/// without
/// a word.
/// </summary>
/// <param name="schema">The schema, initialised.</param>
/// <param name="arguments">
/// The values of arguments and input fields by name, as GraphQL; what is not said is made up by type. An optional argument is sent only by
/// the name of its field and its own, such as benchmark.body.
/// </param>
public sealed class SchemaDocuments(ISchema schema, IReadOnlyDictionary<string, string> arguments)
{
    /// <summary>What a test looks at is called so in a document.</summary>
    public const string Probe = "probe";

    private const int LeafDepth = 3;

    /// <summary>Where a field is asked for: everything around it, with a hole in place of the field.</summary>
    private const string Hole = "#";

    /// <summary>
    /// One or several documents for each field that a query reaches: without and with its optional arguments, and each way to page.
    /// </summary>
    public IEnumerable<string> Queries() =>
        Reached(schema.Query)
            .SelectMany(at =>
                Named(at.Field.ResolvedType!) is IInterfaceGraphType node
                    ? node.PossibleTypes.Select(type =>
                        Place(
                            at.Path,
                            $"{at.Field.Name}(id: \"{type.Name}_{TSqlReader.Key:N}\") {{ ... on {type.Name} {{ "
                                + $"{Leaves(type, LeafDepth, [])} }} }}"
                        )
                    )
                    : Variants(at.Field).Select(call => Place(at.Path, Select(at.Field, call, LeafDepth)))
            );

    /// <summary>Whether <c>node(id)</c> gives objects of the type.</summary>
    public bool HasNode(string type) =>
        ((IInterfaceGraphType)Named(schema.Query.Fields.Find("node")!.ResolvedType!)).PossibleTypes.Any(t => t.Name == type);

    /// <summary>One document for each mutation.</summary>
    public IEnumerable<string> Mutations() =>
        (schema.Mutation?.Fields ?? []).Select(field => $"mutation {{ {Select(field, Call(field, optional: true), LeafDepth)} }}");

    /// <summary>
    /// A document for each connection that is reached from a query's field, asking <c>first: $n</c> of it and, of each node, all there
    /// is; other
    /// connections, around it and within, ask for three.
    /// </summary>
    public IEnumerable<(string Name, string Document)> Connections(string root) =>
        Reached(schema.Query)
            .Where(at => at.Path.StartsWith($"{{ {root}(", StringComparison.Ordinal) && IsPaged(at.Field))
            .Select(at =>
                (
                    $"{at.Owner}.{at.Field.Name}",
                    "query($n: Int!) "
                        + Place(at.Path, Select(at.Field, at.Field.Name + Brackets([.. Required(at.Field), "first: $n"]), LeafDepth + 1))
                )
            );

    /// <summary>One document for each mutation, with its name and the types of what it gives back.</summary>
    public IEnumerable<(string Name, string Document, IReadOnlyList<string> Types)> MutationsWithTypes() =>
        (schema.Mutation?.Fields ?? []).Select(field =>
            (
                field.Name,
                $"mutation {{ {Select(field, Call(field, optional: true), LeafDepth)} }}",
                (IReadOnlyList<string>)
                    [
                        .. ((IObjectGraphType)Named(field.ResolvedType!))
                            .Fields.Select(f => Named(f.ResolvedType!))
                            .OfType<IObjectGraphType>()
                            .Select(t => t.Name),
                    ]
            )
        );

    /// <summary>
    /// A document for each connection that is reached from a query's field, and for each value of its arguments that are choices, which
    /// asks for a
    /// page by <c>$first</c>, <c>$after</c>, <c>$last</c> and <c>$before</c>. The list is called <see cref="Probe"/>.
    /// </summary>
    public IEnumerable<(string Name, string Document)> Pages(string root) =>
        Reached(schema.Query, outer: 1)
            .Where(at => at.Path.StartsWith($"{{ {root}(", StringComparison.Ordinal) && IsPaged(at.Field))
            .SelectMany(at =>
            {
                var edge = (IObjectGraphType)Named(((IObjectGraphType)Named(at.Field.ResolvedType!)).Fields.Find("edges")!.ResolvedType!);
                var hasId = Named(edge.Fields.Find("node")!.ResolvedType!) is IObjectGraphType node && node.Fields.Find("id") is not null;
                return Choices(at.Field)
                    .Select(choice =>
                        (
                            $"{at.Owner}.{at.Field.Name}({choice})",
                            "query($first: Int, $after: String, $last: Int, $before: String) "
                                + Place(
                                    at.Path,
                                    $"{Probe}: {at.Field.Name}"
                                        + Brackets([
                                            .. Required(at.Field),
                                            choice,
                                            "first: $first, after: $after, last: $last, before: $before",
                                        ])
                                        + $" {{ totalCount edges {{ cursor node {{ __typename {(hasId ? "id" : "")} }} }}"
                                        + " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
                                )
                        )
                    );
            });

    /// <summary>
    /// For each type of <c>node(id)</c> that is reached from a query's field: its fields that need no argument, each as it is selected,
    /// and the
    /// documents that ask for one of them, called <c>field</c>, of the first rows of a list, called <see cref="Probe"/>; and one that
    /// asks for all of
    /// <c>node(id: $id)</c>, called <c>f0</c>, <c>f1</c> and so on.
    /// </summary>
    public IEnumerable<(string Type, IReadOnlyList<string> Fields, Func<string, string> List, string Node)> Nodes(string root)
    {
        var nodes = ((IInterfaceGraphType)Named(schema.Query.Fields.Find("node")!.ResolvedType!)).PossibleTypes.ToDictionary(t => t.Name);
        return Reached(schema.Query)
            .Where(at => at.Path.StartsWith($"{{ {root}(", StringComparison.Ordinal))
            .Select(at => (At: at, Type: Named(at.Field.ResolvedType!) as IObjectGraphType))
            .Where(at => at.Type is not null && nodes.ContainsKey(at.Type.Name))
            .DistinctBy(at => (at.Type!.Name, at.At.Owner.EndsWith("Connection", StringComparison.Ordinal)))
            .Select(at =>
            {
                List<string> fields =
                [
                    .. at.Type!.Fields.Where(f => Required(f).Count == 0).Select(f => Leaf(f, 1, [at.Type.Name])).Where(f => f.Length > 0),
                ];
                return (
                    at.Type.Name,
                    (IReadOnlyList<string>)fields,
                    (Func<string, string>)(
                        field => Place(at.At.Path, $"{Probe}: {at.At.Field.Name}{Brackets(Required(at.At.Field))} {{ id field: {field} }}")
                    ),
                    $"query($id: ID!) {{ node(id: $id) {{ ... on {at.Type.Name} {{ "
                        + $"{string.Join(' ', fields.Select((f, i) => $"f{i}: {f}"))} }} }} }}"
                );
            });
    }

    /// <summary>
    /// A document for each field that a module adds, and for each that leads to objects with an id: it asks for the field, called
    /// <see cref="Probe"/>, where it is first reached.
    /// </summary>
    public IEnumerable<ReachedField> Fields()
    {
        var nodes = NodeTypes().Select(n => n.Type).ToHashSet(StringComparer.Ordinal);
        // Whichever way a list is sorted, each row is on the page.
        var reached = Reached(schema.Query, outer: 20).ToList();
        var ways = reached.Where(at => !IsPage(at.Owner)).ToLookup(at => RowOf(at.Field).Name, StringComparer.Ordinal);
        return
        [
            .. from at in reached
            where at.Field.Name != "node"
            let type = Named(at.Field.ResolvedType!)
            let page = PageOf(type)
            let row = RowOf(at.Field)
            where at.Field.HasMetadata(Demands.ModuleKey) || nodes.Contains(row.Name) && page is not null | !IsPage(at.Owner)
            let what = (row as IComplexGraphType)?.Fields.Find("id") is null ? "__typename" : "id"
            let selection = page is not null ? $" {{ nodes {{ {what} }} }}"
            : type is IComplexGraphType ? $" {{ {what} }}"
            : ""
            let asked = $"{Probe}: {Call(at.Field, optional: false)}{selection}"
            let first = new ReachedField(
                at.Module,
                $"{at.Owner}.{at.Field.Name}",
                at.Demands.With(Demands.ClassOf(row)),
                nodes.Contains(row.Name) ? row.Name : null,
                Place(at.Path, asked)
            )
            {
                Owner = at.Owner,
                OfNode = id => $"{{ node(id: \"{id}\") {{ ... on {at.Owner} {{ {asked} }} }} }}",
            }
            select first with
            {
                Elsewhere =
                [
                    .. from way in ways[at.Owner]
                    let list = PageOf(Named(way.Field.ResolvedType!))
                    let demands = way.Demands.And((IObjectGraphType)RowOf(way.Field), at.Field).With(Demands.ClassOf(row))
                    select first with
                    {
                        Demands = demands,
                        Document = Place(
                            way.Path,
                            $"{Call(way.Field, optional: false)} {{ {(list is null ? asked : $"nodes {{ {asked} }}")} }}"
                        ),
                    },
                ],
            },
        ];

        static FieldType? PageOf(IGraphType type) => (type as IObjectGraphType)?.Fields.Find("nodes");

        static IGraphType RowOf(FieldType field) =>
            Named(field.ResolvedType!) is var type && PageOf(type) is { } list ? Named(list.ResolvedType!) : type;

        static bool IsPage(string owner) =>
            owner.EndsWith("Connection", StringComparison.Ordinal) || owner.EndsWith("Edge", StringComparison.Ordinal);
    }

    /// <summary>The types of <c>node(id)</c>, each with its module.</summary>
    public IEnumerable<(string Type, string Module)> NodeTypes() =>
        schema.GetMetadata<NodeSet>(NodeSet.Key)!.Modules.Select(node => (node.Key, node.Value));

    /// <summary>A document for each subscription, in a partnership.</summary>
    public IEnumerable<(string Module, string Name, string Document)> Subscriptions(string partnership) =>
        (schema.Subscription?.Fields ?? []).Select(field =>
            (
                NodeTypes().First(n => n.Type == Named(field.ResolvedType!).Name).Module,
                field.Name,
                $"subscription {{ {field.Name}(partnership: \"{partnership}\") {{ __typename }} }}"
            )
        );

    /// <summary>
    /// For each mutation its module, the role that it requires, or null where it requires the operator, and a document that asks for
    /// nothing but its errors.
    /// </summary>
    public IEnumerable<(string Module, string Name, Role? Role, string Document)> Changes() =>
        (schema.Mutation?.Fields ?? []).Select(field =>
            (
                field.GetMetadata<string>(Demands.ModuleKey)!,
                field.Name,
                Demands.RoleOf(field),
                $"mutation {{ {Call(field, optional: true)} {{ errors {{ code path }} }} }}"
            )
        );

    /// <summary>
    /// Breadth first, so that each type is reached by its shortest path; with the module of the last field on the path that a module
    /// added, and what the path demands.
    /// </summary>
    private static IEnumerable<(string Path, string Owner, FieldType Field, string Module, Demands Demands)> Walk(
        IObjectGraphType root,
        Func<FieldType, string> call
    )
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { root.Name };
        var open = new Queue<(IObjectGraphType Type, string Path, string Module, Demands Demands)>([
            (root, $"{{ {Hole} }}", Gate.CoreModule, Demands.None),
        ]);
        while (open.TryDequeue(out var next))
        {
            foreach (var field in next.Type.Fields)
            {
                var module = field.GetMetadata<string>(Demands.ModuleKey) ?? next.Module;
                var demands = next.Demands.And(next.Type, field);
                yield return (next.Path, next.Type.Name, field, module, demands);
                if (Named(field.ResolvedType!) is IObjectGraphType target && known.Add(target.Name))
                {
                    open.Enqueue((target, Place(next.Path, $"{call(field)} {{ {Hole} }}"), module, demands));
                }
            }
        }
    }

    private static string Place(string path, string selection) => path.Replace(Hole, selection, StringComparison.Ordinal);

    private static string Brackets(List<string> arguments) =>
        arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Where(a => a.Length > 0))})";

    private static bool IsPaged(FieldType field) => field.Arguments?.Find("after") is not null;

    private static bool IsPaging(QueryArgument argument) => argument.Name is "first" or "after" or "last" or "before";

    private static IGraphType Named(IGraphType type) => type is IProvideResolvedType { ResolvedType: { } inner } ? Named(inner) : type;

    private IEnumerable<(string Path, string Owner, FieldType Field, string Module, Demands Demands)> Reached(
        IObjectGraphType root,
        int outer = 3
    ) => Walk(root, field => field.Name + Brackets(IsPaged(field) ? [.. Required(field), $"first: {outer}"] : Required(field)));

    /// <summary>No choice, then each value of each optional argument that is a choice, or consists of choices as an order does.</summary>
    private static IEnumerable<string> Choices(FieldType field)
    {
        yield return "";
        foreach (var argument in field.Arguments?.Where(a => a.ResolvedType is not NonNullGraphType) ?? [])
        {
            foreach (var value in ChoicesOf(argument.ResolvedType!))
            {
                yield return $"{argument.Name}: {value}";
            }
        }
    }

    private static IEnumerable<string> ChoicesOf(IGraphType type) =>
        type switch
        {
            NonNullGraphType inner => ChoicesOf(inner.ResolvedType!),
            EnumerationGraphType choices => choices.Values.Select(v => v.Name),
            IInputObjectGraphType input when input.Fields.All(f => Named(f.ResolvedType!) is EnumerationGraphType) => input
                .Fields.Aggregate(
                    (IEnumerable<string>)[""],
                    (all, f) => all.SelectMany(before => ChoicesOf(f.ResolvedType!).Select(v => $"{before} {f.Name}: {v}"))
                )
                .Select(fields => $"{{{fields}}}"),
            _ => [],
        };

    private IEnumerable<string> Variants(FieldType field)
    {
        yield return Call(field, optional: false);
        if (field.Arguments?.Any(a => !IsPaging(a) && a.ResolvedType is not NonNullGraphType) == true)
        {
            yield return Call(field, optional: true);
        }

        if (IsPaged(field))
        {
            foreach (var page in new[] { "first: 5", "last: 5", "first: 5, after: CURSOR", "last: 5, before: CURSOR" })
            {
                yield return field.Name + Brackets([.. Required(field), page]);
            }
        }
    }

    private string Call(FieldType field, bool optional) =>
        field.Name
        + Brackets(optional ? [.. (field.Arguments ?? []).Where(a => !IsPaging(a)).Select(a => Argument(field, a))] : Required(field));

    private List<string> Required(FieldType field) =>
        [
            .. (field.Arguments ?? [])
                .Where(a => a.ResolvedType is NonNullGraphType || arguments.ContainsKey(NameOf(field, a)))
                .Select(a => Argument(field, a)),
        ];

    private string Argument(FieldType field, QueryArgument argument) =>
        $"{argument.Name}: {arguments.GetValueOrDefault(NameOf(field, argument)) ?? Value(argument.Name, argument.ResolvedType!)}";

    private static string NameOf(FieldType field, QueryArgument argument) => $"{field.Name}.{argument.Name}";

    private string Value(string name, IGraphType type, bool isRequired = false) =>
        arguments.TryGetValue(name, out var value)
            ? value
            : type switch
            {
                NonNullGraphType inner => Value(name, inner.ResolvedType!, isRequired: true),
                ListGraphType list => $"[{Value(name, list.ResolvedType!)}]",
                EnumerationGraphType choices => choices.Values.First().Name,
                IInputObjectGraphType input =>
                    $"{{{string.Join(", ", input.Fields.Select(f => $"{f.Name}: {Value(f.Name, f.ResolvedType!)}"))}}}",
                // Whatever version the row has by then.
                _ when name == "version" && !isRequired => "null",
                _ => type.Name switch
                {
                    "ID" => $"\"{char.ToUpperInvariant(name[0])}{name[1..]}_{TSqlReader.Key:N}\"",
                    "Int" or "Long" => "1",
                    "Boolean" => "true",
                    "Amount" => "\"0.01\"",
                    "PartialDate" => "\"2030\"",
                    "FinancialYear" => "\"2030/31\"",
                    "Date" => "\"2030-01-01\"",
                    "DateTime" => "\"2030-01-01T00:00:00Z\"",
                    "String" => $"\"{TSqlReader.Text}\"",
                    var other => throw new NotSupportedException(
                        string.Create(CultureInfo.InvariantCulture, $"What value has {name}: {other}? Say so in the arguments.")
                    ),
                },
            };

    private string Select(FieldType field, string call, int depth) =>
        Named(field.ResolvedType!) switch
        {
            IObjectGraphType type => $"{call} {{ {Leaves(type, depth, [])} }}",
            IInterfaceGraphType => $"{call} {{ __typename }}",
            _ => call,
        };

    /// <summary>All there is of a type without asking for arguments, to a depth; nothing is asked of itself again.</summary>
    private string Leaves(IObjectGraphType type, int depth, IReadOnlyList<string> within)
    {
        var fields = type.Fields.Where(f => Required(f).Count == 0).Select(field => Leaf(field, depth, [.. within, type.Name]));
        return string.Join(' ', fields.Append("__typename"));
    }

    private string Leaf(FieldType field, int depth, IReadOnlyList<string> within) =>
        Named(field.ResolvedType!) switch
        {
            IObjectGraphType inner when depth > 0 && !within.SkipLast(1).Contains(inner.Name) =>
                $"{field.Name}{(IsPaged(field) ? "(first: 3)" : "")} {{ {Leaves(inner, depth - 1, within)} }}",
            IObjectGraphType or IInterfaceGraphType => "",
            _ => field.Name,
        };
}

/// <summary>A field that a query reaches.</summary>
/// <param name="Module">The module that adds it, or the field on whose path it is.</param>
/// <param name="Name">Its type and name.</param>
/// <param name="Demands">What it and the fields around it ask of a caller.</param>
/// <param name="Type">The type of the objects that it leads to, if they have ids.</param>
/// <param name="Document">The query.</param>
public sealed record ReachedField(string Module, string Name, Demands Demands, string? Type, string Document)
{
    /// <summary>The type that has the field.</summary>
    public required string Owner { get; init; }

    /// <summary>The query for the field of one object, by its id.</summary>
    public required Func<string, string> OfNode { get; init; }

    /// <summary>The same field, wherever else a field leads to its type.</summary>
    public IReadOnlyList<ReachedField> Elsewhere { get; init; } = [];
}
