using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>Where a value is in a table.</summary>
/// <param name="Sheet">Null in CSV.</param>
/// <param name="Title">The column's title, as the file has it.</param>
internal sealed record Place(string? Sheet, long Row, string Title);

/// <summary>Two values of one field in two rows.</summary>
internal sealed record Contradiction(Place First, string FirstText, Place Second, string SecondText);

/// <summary>
/// A grant, or an object in it, as the rows of a table give it: each value with its place. Rows of one grant are merged as the standard
/// says: a further row adds what is new, and may repeat what is known.
/// </summary>
/// <param name="shape">What it has by the standard.</param>
/// <param name="row">The row that it begins with.</param>
internal sealed partial class FlatObject(Shape shape, Place row)
{
    private readonly Dictionary<Field, (string Text, Place Place)> _values = [];
    private readonly Dictionary<Field, List<FlatObject>> _objects = [];
    private readonly Dictionary<string, List<string>> _others = new(StringComparer.Ordinal);

    public bool IsEmpty => _values.Count == 0 && _objects.Count == 0 && _others.Count == 0;

    public void Add(Field field, string text, Place place) => _values.Add(field, (text, place));

    public void Add(Field field, FlatObject item)
    {
        if (!_objects.TryGetValue(field, out var items))
        {
            _objects.Add(field, items = []);
        }

        items.Add(item);
    }

    /// <summary>A column that the standard does not have.</summary>
    public void AddOther(string title, string text)
    {
        if (!_others.TryGetValue(title, out var texts))
        {
            _others.Add(title, texts = []);
        }

        if (!texts.Contains(text, StringComparer.Ordinal))
        {
            texts.Add(text);
        }
    }

    /// <summary>Adds what another row says of the same thing.</summary>
    public void Merge(FlatObject more, List<Contradiction> contradictions)
    {
        foreach (var (field, (text, place)) in more._values)
        {
            if (!_values.TryGetValue(field, out var known))
            {
                _values.Add(field, (text, place));
            }
            else if (field.Holds is Holds.Texts or Holds.DistinctTexts)
            {
                _values[field] = (string.Join(';', Parts(known.Text).Union(Parts(text), StringComparer.Ordinal)), known.Place);
            }
            else if (!AreSame(known.Text, text))
            {
                contradictions.Add(new(known.Place, known.Text, place, text));
            }
        }

        foreach (var (field, items) in more._objects)
        {
            foreach (var item in items)
            {
                if (_objects.GetValueOrDefault(field)?.Find(known => field.Holds == Holds.Object || known.IsSame(item)) is { } same)
                {
                    same.Merge(item, contradictions);
                }
                else
                {
                    Add(field, item);
                }
            }
        }

        foreach (var (title, texts) in more._others)
        {
            texts.ForEach(text => AddOther(title, text));
        }
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (field, (text, _)) in _values)
        {
            WriteValue(writer, field, text);
        }

        foreach (var (field, items) in _objects)
        {
            writer.WritePropertyName(field.Name);
            if (field.Holds == Holds.Objects)
            {
                writer.WriteStartArray();
            }

            items.ForEach(item => item.Write(writer));
            if (field.Holds == Holds.Objects)
            {
                writer.WriteEndArray();
            }
        }

        foreach (var (title, texts) in _others)
        {
            if (texts is [var one])
            {
                writer.WriteString(title, one);
                continue;
            }

            writer.WriteStartArray(title);
            texts.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>The place of a field of the grant. For one that the rows do not have, the nearest, with the field's own title.</summary>
    /// <param name="path">The rest of a JSON path, like <c>.recipientOrganization[0].id</c>.</param>
    public Place PlaceOf(string path)
    {
        var (at, here, title) = ((FlatObject?)this, row, "");
        foreach (Match step in Step().Matches(path))
        {
            var name = step.Groups["name"].Value;
            var item = step.Groups["item"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : 0;
            var field = at?.Shape.Fields.FirstOrDefault(f => f.Name == name);
            // The first of several needs no number.
            title += $"{(title.Length == 0 ? "" : ":")}{field?.Title ?? name}{(item == 0 ? "" : Invariant($":{item}"))}";
            if (field is not null && at!._values.TryGetValue(field, out var value))
            {
                return value.Place;
            }

            at = field is null ? null : at!._objects.GetValueOrDefault(field)?.ElementAtOrDefault(item);
            here = at?.Row ?? here;
        }

        return here with
        {
            Title = title,
        };
    }

    private Shape Shape => shape;

    private Place Row => row;

    /// <summary>Whether another row names the same thing: by its identifier, or because all that it says is known.</summary>
    private bool IsSame(FlatObject other)
    {
        var id = shape.Fields.FirstOrDefault(f => f.Name == "id");
        return id is not null && _values.TryGetValue(id, out var own) && other._values.TryGetValue(id, out var others)
            ? own.Text == others.Text
            : other._values.All(v => _values.TryGetValue(v.Key, out var known) && AreSame(known.Text, v.Value.Text))
                && other._objects.All(o =>
                    _objects.TryGetValue(o.Key, out var items) && o.Value.TrueForAll(i => items.Exists(known => known.IsSame(i)))
                );
    }

    private static bool AreSame(string one, string other) =>
        one == other
        || JsonNumber().IsMatch(one)
            && JsonNumber().IsMatch(other)
            && decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var first)
            && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var second)
            && first == second;

    private static string[] Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Text where a number is expected stays text: the rules find it, as in JSON.
    private static void WriteValue(Utf8JsonWriter writer, Field field, string text)
    {
        writer.WritePropertyName(field.Name);
        switch (field.Holds)
        {
            case Holds.Number or Holds.NotNegative or Holds.Pounds when JsonNumber().IsMatch(text):
                writer.WriteRawValue(text);
                break;
            case Holds.Texts or Holds.DistinctTexts:
                writer.WriteStartArray();
                foreach (var part in Parts(text))
                {
                    writer.WriteStringValue(part);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"\.(?<name>[^.\[]+)(\[(?<item>[0-9]{1,9})\])?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
