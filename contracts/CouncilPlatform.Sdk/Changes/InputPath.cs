using System.Globalization;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Where in the input of a mutation a rule was broken. Most rules derive it from the expression that they check: <c>input.Title</c> is
/// <c>["input", "title"]</c>, and so is a parameter <c>title</c>. Write out nested paths: <c>InputPath.Of("shares", index, "percent")</c>.
/// </summary>
public sealed class InputPath
{
    private const string Root = "input";

    private InputPath(IReadOnlyList<string> segments) => Segments = segments;

    /// <summary>The path from the root of the arguments: <c>["input", "shares", "0", "percent"]</c>.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>The field's name in words, for messages: "legal power".</summary>
    internal string Label => Wording.Of(Segments[^1]);

    /// <summary>A path within the input: field names, and positions in lists from 0.</summary>
    public static InputPath Of(params IReadOnlyList<object> segments) =>
        new([Root, .. segments.Select(s => Convert.ToString(s, CultureInfo.InvariantCulture)!)]);

    /// <summary>A path to an argument of a query's field, which has no input: <c>["first"]</c>.</summary>
    public static InputPath Argument(string name) => new([name]);

    /// <summary>The path of an argument, from the argument's own expression: <c>input.Parties</c> is <c>["input", "parties"]</c>.</summary>
    public static InputPath OfExpression(string expression) => From(null, expression);

    /// <summary>A path within this path.</summary>
    public InputPath Within(params IReadOnlyList<object> segments) =>
        new([.. Segments, .. segments.Select(s => Convert.ToString(s, CultureInfo.InvariantCulture)!)]);

    /// <summary>
    /// The path of an argument. An <see cref="InputPath"/> is used as it is. Otherwise the path is derived from the argument's own
    /// expression, of which only the field counts: <c>input.StartsOn.First</c> is <c>["input", "startsOn"]</c>. A literal is the name of an
    /// argument: <c>"file"</c> is <c>["file"]</c>. Without an argument, the path is the whole input.
    /// </summary>
    internal static InputPath From(object? argument, string expression)
    {
        if (argument is InputPath path)
        {
            return path;
        }

        if (expression.StartsWith('"'))
        {
            return Argument(expression.Trim('"'));
        }

        var names = expression.Split('.', StringSplitOptions.RemoveEmptyEntries);
        var field = (names.Length > 1 ? names[1] : names.FirstOrDefault() ?? Root).TrimEnd('!', '?');
        if (!field.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            throw new InvalidOperationException($"No path follows from \"{expression}\". Give the rule an InputPath.");
        }

        field = char.ToLowerInvariant(field[0]) + field[1..];
        return field == Root ? new([Root]) : new([Root, field]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('.', Segments);
}
