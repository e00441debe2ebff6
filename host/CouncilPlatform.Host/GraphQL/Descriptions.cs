using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// The schema's descriptions of types, fields and arguments: the XML comments of the C# code, which the compiler wrote into each assembly
/// (<see cref="DescriptionsAttribute"/>). A member without a comment has that of the class or interface that it comes from, and some names
/// have the same description everywhere.
/// </summary>
internal static class Descriptions
{
    public const string Id = "The id, unique across all types. Pass it to node to read the object again.";

    public const string Partnership = "The partnership's short name, such as lancashire.";

    // The key of a type's own description.
    private const string Itself = "";

    /// <summary>Descriptions that the inputs and arguments of every module share.</summary>
    private static readonly Dictionary<string, string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        ["partnership"] = Partnership,
        ["version"] = "The version that you read. A change is refused if somebody else changed it since.",
        ["input"] = "The details of the change.",
    };

    private static readonly ConcurrentDictionary<Assembly, AssemblyTexts> Assemblies = new();
    private static readonly ConcurrentDictionary<Type, Dictionary<string, string>> Types = new();

    public static string? Of(Type type) => type.Description() ?? TextsOf(type).GetValueOrDefault(Itself);

    /// <summary>The description of a field, from a property or a method.</summary>
    public static string? Of(MemberInfo member) => member.Description() ?? TextsOf(member.DeclaringType!).GetValueOrDefault(member.Name);

    /// <summary>The description of a field of an input.</summary>
    public static string? OfInput(MemberInfo member) => Of(member) ?? Common.GetValueOrDefault(member.Name);

    /// <summary>The description of an argument.</summary>
    public static string? Of(ParameterInfo parameter) =>
        TextsOf(parameter.Member.DeclaringType!).GetValueOrDefault($"{parameter.Member.Name}({parameter.Name})")
        ?? Common.GetValueOrDefault(parameter.Name!);

    /// <summary>Describes an enumeration and its values.</summary>
    public static void Complete(EnumerationGraphType choices, Type type)
    {
        choices.Description ??= Of(type);
        foreach (var choice in choices.Values)
        {
            var name = choice.Value!.ToString()!;
            choice.Description ??= TextsOf(type).GetValueOrDefault(name);
            if (type.GetField(name)?.GetCustomAttribute<DisplayAttribute>()?.Name is { } words)
            {
                choice.Metadata[Pages.Words.Key] = words;
            }
        }
    }

    /// <summary>An input without a description is described by the mutation that takes it.</summary>
    public static void CompleteInputs(ISchema schema)
    {
        var inputs = (schema.Mutation?.Fields ?? [])
            .SelectMany(f => (f.Arguments ?? []).Select(a => (Field: f, Input: Named(a.ResolvedType) as IInputObjectGraphType)))
            .Where(m => m.Input is { Description: null })
            .GroupBy(m => m.Input!, m => m.Field)
            .ToList();
        foreach (var mutations in inputs)
        {
            var names = $"The details of {string.Join(" and ", mutations.Select(m => m.Name))}.";
            mutations.Key.Description = mutations.Count() == 1 ? $"{names} {mutations.Single().Description}".TrimEnd() : names;
        }

        foreach (var input in schema.AllTypes.OfType<IInputObjectGraphType>().Where(Updates.Keeps))
        {
            input.Description = $"{input.Description} {Updates.Description}".TrimStart();
        }

        foreach (var mutation in schema.Mutation?.Fields ?? [])
        {
            var changed = Named((Named(mutation.ResolvedType) as IObjectGraphType)?.Fields.FirstOrDefault()?.ResolvedType);
            foreach (var argument in mutation.Arguments ?? [])
            {
                CompleteFields(schema, argument.ResolvedType, changed, []);
            }
        }
    }

    /// <summary>
    /// An input field without a description gets the description of the field with the same name in the object that the mutation changes,
    /// or in the part of it that the input is for.
    /// </summary>
    private static void CompleteFields(ISchema schema, IGraphType? of, IGraphType? becomes, HashSet<string> within)
    {
        if (Named(of) is not IInputObjectGraphType input || !within.Add(input.Name))
        {
            return;
        }

        var changed = (becomes ?? schema.AllTypes[input.Name[..^"Input".Length]]) as IObjectGraphType;
        foreach (var field in input.Fields)
        {
            var counterpart = changed?.Fields.Find(field.Name);
            field.Description ??=
                counterpart?.Description ?? (Named(field.ResolvedType) is GlobalIdType ? $"The id of the {Words(field.Name)}." : null);
            CompleteFields(schema, field.ResolvedType, Named(counterpart?.ResolvedType), within);
        }
    }

    /// <summary>A type's name as people write it: <c>FundingStream</c> is a funding stream.</summary>
    public static string Words(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static IGraphType? Named(IGraphType? type) => type is IProvideResolvedType { ResolvedType: { } inner } ? Named(inner) : type;

    /// <summary>A type's descriptions by member, with those that its members inherit.</summary>
    private static Dictionary<string, string> TextsOf(Type type) =>
        Types.GetOrAdd(
            type.IsGenericType ? type.GetGenericTypeDefinition() : type,
            static type =>
            {
                var texts = Assemblies.GetOrAdd(type.Assembly, static a => new(a)).Of(type.FullName!);
                var origins = type.GetInterfaces().AsEnumerable();
                foreach (var origin in type.BaseType is { } of && of != typeof(object) ? origins.Prepend(of) : origins)
                {
                    foreach (var (member, text) in TextsOf(origin))
                    {
                        if (member != Itself)
                        {
                            texts.TryAdd(member, text);
                        }
                    }
                }

                return texts;
            }
        );

    /// <summary>The descriptions of one assembly. Only those of the types in a schema are read: most types are in none.</summary>
    private sealed class AssemblyTexts
    {
        private readonly string _text;
        private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);

        public AssemblyTexts(Assembly assembly)
        {
            _text = assembly.GetCustomAttribute<DescriptionsAttribute>()?.Text ?? "";
            for (var at = 0; at < _text.Length; at = EndOfLine(at) + 1)
            {
                if (_text[at] != '.')
                {
                    _starts.Add(_text[at.._text.IndexOf('\t', at)], at);
                }
            }
        }

        public Dictionary<string, string> Of(string type)
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            if (!_starts.TryGetValue(type, out var at))
            {
                return texts;
            }

            Add(Itself, _text.IndexOf('\t', at), EndOfLine(at));
            for (at = EndOfLine(at) + 1; at < _text.Length && _text[at] == '.'; at = EndOfLine(at) + 1)
            {
                var tab = _text.IndexOf('\t', at);
                Add(_text[(at + 1)..tab], tab, EndOfLine(at));
            }

            return texts;

            // Of several overloads of a method, the first is the one that is described.
            void Add(string member, int tab, int end)
            {
                if (tab + 1 < end)
                {
                    texts.TryAdd(member, _text[(tab + 1)..end]);
                }
            }
        }

        private int EndOfLine(int at) => _text.IndexOf('\n', at) is var end and >= 0 ? end : _text.Length;
    }
}
