using System.Collections.Concurrent;
using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// What the schema says of its types, fields and arguments: the XML comments of the C#, which the compiler wrote into each assembly
/// (<see cref="DescriptionsAttribute"/>). A member without a comment has that of the interface or class it comes from, and some names have one
/// text wherever they are.
/// </summary>
internal static class Descriptions
{
    public const string Id = "Its id, unique across all types. Pass it to node to read the object again.";

    public const string Partnership = "The partnership's short name, as in its address, such as lancashire.";

    /// <summary>What the input and arguments of every module have alike.</summary>
    private static readonly Dictionary<string, string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        ["partnership"] = Partnership,
        ["version"] = "The version that you read. A change is refused if somebody else changed it since.",
        ["input"] = "The details of the change.",
    };

    private static readonly ConcurrentDictionary<Assembly, Lazy<Dictionary<string, string>>> ByAssembly = new();

    public static string? Of(Type type) => Find(type, "") ?? type.Description();

    /// <summary>The description of a field, from a property or a method.</summary>
    public static string? Of(MemberInfo member) =>
        member.Description() ?? Origins(member.DeclaringType!).Select(t => Find(t, $".{member.Name}")).FirstOrDefault(t => t is not null);

    /// <summary>The description of a field of an input.</summary>
    public static string? OfInput(MemberInfo member) => Of(member) ?? Common.GetValueOrDefault(member.Name);

    /// <summary>The description of an argument.</summary>
    public static string? Of(ParameterInfo parameter) =>
        Find(parameter.Member.DeclaringType!, $".{parameter.Member.Name}({parameter.Name})") ?? Common.GetValueOrDefault(parameter.Name!);

    /// <summary>Describes an enumeration and its values.</summary>
    public static void Complete(EnumerationGraphType choices, Type type)
    {
        choices.Description ??= Of(type);
        foreach (var choice in choices.Values)
        {
            choice.Description ??= Find(type, $".{choice.Value}");
        }
    }

    /// <summary>An input that says nothing of itself is described by the mutation that takes it.</summary>
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
    }

    /// <summary>A type's name as people write it: <c>FundingStream</c> is a funding stream.</summary>
    public static string Words(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static IGraphType? Named(IGraphType? type) => type is IProvideResolvedType { ResolvedType: { } inner } ? Named(inner) : type;

    private static IEnumerable<Type> Origins(Type type)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            yield return at;
        }

        foreach (var inherited in type.GetInterfaces())
        {
            yield return inherited;
        }
    }

    private static string? Find(Type type, string member)
    {
        type = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return ByAssembly.GetOrAdd(type.Assembly, a => new(() => Read(a))).Value.GetValueOrDefault(type.FullName + member);
    }

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var type = "";
        foreach (var line in (assembly.GetCustomAttribute<DescriptionsAttribute>()?.Text ?? "").AsSpan().EnumerateLines())
        {
            if (line.IndexOf('\t') is var end and > 0)
            {
                var name = line[..end].ToString();
                type = name[0] == '.' ? type : name;
                if (end + 1 < line.Length)
                {
                    // The first of several methods with one name is the one that is described.
                    texts.TryAdd(name[0] == '.' ? type + name : name, line[(end + 1)..].ToString());
                }
            }
        }

        return texts;
    }
}
