using System.Globalization;
using GraphQL.Types;

namespace CouncilPlatform.Testing;

/// <summary>
/// Valid queries made at random from a schema: with aliases, fragments, directives, pages, and fields that are requested more than once.
/// They have the variables <c>$yes: Boolean!</c> and <c>$n: Int!</c>.
/// </summary>
/// <param name="schema">The schema, initialised.</param>
/// <param name="arguments">The values of required arguments, by name. A field with any other required argument is left out.</param>
/// <param name="random">The same seed makes the same documents.</param>
public sealed class RandomDocuments(ISchema schema, IReadOnlyDictionary<string, string> arguments, Random random)
{
    private const int Depth = 4;

    // A field that is requested twice has the same arguments.
    private readonly Dictionary<string, string> _calls = [];
    private readonly List<string> _fragments = [];
    private int _names;

    /// <summary>A document whose one root field is called so.</summary>
    public string Next(string root)
    {
        _calls.Clear();
        _fragments.Clear();
        _names = 0;
        var field = schema.Query.Fields.Find(root)!;
        var selection = Selection((IObjectGraphType)Named(field), Depth);
        return $"query($yes: Boolean!, $n: Int!) {{ skipped: __typename @skip(if: $yes) counted: {root}s(first: $n) {{ __typename }} "
            + $"{Call(schema.Query, field)} {{ {selection} }} }} {string.Join(' ', _fragments)}";
    }

    private string Selection(IObjectGraphType type, int depth)
    {
        List<FieldType> fields = [.. type.Fields.Where(f => MayBeCalled(f) && (depth > 0 || !(Named(f) is IComplexGraphType)))];
        var chosen = Enumerable.Range(0, 1 + random.Next(5)).Where(_ => fields.Count > 0).Select(_ => fields[random.Next(fields.Count)]);
        return string.Join(' ', chosen.Select(f => Wrapped(type, Field(type, f, depth))).Prepend("__typename"));
    }

    private string Field(IObjectGraphType type, FieldType field, int depth)
    {
        var alias = Chance(4) ? Name("a") + ": " : "";
        var directive = Chance(6) ? $" @{(Chance(2) ? "skip" : "include")}(if: $yes)" : "";
        var selection = Named(field) switch
        {
            IObjectGraphType inner => $" {{ {Selection(inner, depth - 1)} }}",
            IInterfaceGraphType => " { __typename }",
            _ => "",
        };
        return $"{alias}{Call(type, field)}{directive}{selection}";
    }

    private string Wrapped(IObjectGraphType type, string selection)
    {
        if (Chance(6))
        {
            return $"... on {type.Name}{(Chance(3) ? " @include(if: $yes)" : "")} {{ {selection} }}";
        }

        if (!Chance(6))
        {
            return selection;
        }

        var name = Name("F");
        _fragments.Add($"fragment {name} on {type.Name} {{ {selection} }}");
        return $"...{name}";
    }

    private string Call(IComplexGraphType type, FieldType field)
    {
        var key = $"{type.Name}.{field.Name}";
        if (!_calls.TryGetValue(key, out var call))
        {
            List<string> given = [.. Required(field).Select(a => $"{a.Name}: {arguments[a.Name]}")];
            if (field.Arguments?.Find("after") is not null)
            {
                given.Add(Chance(3) ? "first: $n" : $"{(Chance(3) ? "last" : "first")}: {random.Next(4)}");
            }

            _calls.Add(key, call = given.Count == 0 ? field.Name : $"{field.Name}({string.Join(", ", given)})");
        }

        return call;
    }

    private bool MayBeCalled(FieldType field) => Required(field).All(a => arguments.ContainsKey(a.Name));

    private static IEnumerable<QueryArgument> Required(FieldType field) =>
        (field.Arguments ?? []).Where(a => a.ResolvedType is NonNullGraphType && a.DefaultValue is null);

    private bool Chance(int of) => random.Next(of) == 0;

    private string Name(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{_names++}");

    private static IGraphType Named(FieldType field) => Named(field.ResolvedType!);

    private static IGraphType Named(IGraphType type) => type is IProvideResolvedType { ResolvedType: { } inner } ? Named(inner) : type;
}
