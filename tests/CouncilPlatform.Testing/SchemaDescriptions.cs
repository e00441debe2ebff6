using System.Text.RegularExpressions;
using GraphQL.Types;

namespace CouncilPlatform.Testing;

/// <summary>What a schema says of each of its types, fields, arguments, input fields and enum values.</summary>
public static partial class SchemaDescriptions
{
    // The specification describes these, not we.
    private static readonly string[] BuiltIn = ["Boolean", "Float", "ID", "Int", "String"];

    /// <summary>
    /// Every element by its coordinate, as in <c>Fund</c>, <c>Fund.name</c>, <c>Partnership.fund(slug:)</c> and <c>FundState.OPEN</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Of(ISchema schema) =>
        schema
            .AllTypes.Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal) && !BuiltIn.Contains(t.Name))
            .SelectMany(Of)
            .ToDictionary(e => e.Coordinate, e => e.Text, StringComparer.Ordinal);

    /// <summary>What is wrong with a description; null where nothing is.</summary>
    public static string? Fault(string? text) =>
        text switch
        {
            null or "" => "has no description",
            _ when !char.IsUpper(text[0]) && !char.IsDigit(text[0]) => "does not start with a capital",
            _ when text[^1] != '.' => "does not end with a full stop",
            _ when Code().Match(text) is { Success: true } code => $"says \"{code.Value}\", which is code",
            _ when Word().Match(text) is { Success: true } word => $"says \"{word.Value}\": use the word of the glossary",
            _ => null,
        };

    private static IEnumerable<(string Coordinate, string? Text)> Of(IGraphType type) =>
        (
            type switch
            {
                EnumerationGraphType choices => choices.Values.Select(v => ($"{type.Name}.{v.Name}", v.Description)),
                IComplexGraphType complex => complex.Fields.SelectMany(f => Of(type, f)),
                _ => [],
            }
        ).Prepend((type.Name, type.Description));

    private static IEnumerable<(string Coordinate, string? Text)> Of(IGraphType type, FieldType field) =>
        (field.Arguments ?? [])
            .Select(a => ($"{type.Name}.{field.Name}({a.Name}:)", a.Description))
            .Prepend(($"{type.Name}.{field.Name}", field.Description));

    [GeneratedRegex(
        @"<|>|\bcref\b|`|\bIReadOnly|\bTask\b|\bGuid\b|\bDateOnly\b",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Code();

    [GeneratedRegex(
        @"\b(is no(?! longer| more)|is none of|told|tells|mends?|stands|bears|keeps to|what is there|strangers?|lacking|hats|slug)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Word();
}
