using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Pages.Forms.Fields;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>What is in the boxes of a form, by path: as it was typed, or as it is recorded.</summary>
internal sealed class FormValues
{
    public const string Day = "day";
    public const string Month = "month";
    public const string Year = "year";

    /// <summary>The box of a list that says how many rows the form shows.</summary>
    private const string Count = "count";

    /// <summary>The box in which people look for a thing.</summary>
    private const string Find = "find";

    /// <summary>More rows than this are imported from a file.</summary>
    private const int MaxRows = 100;

    // A box has one text, but for checkboxes, which have those that are ticked.
    private readonly Dictionary<string, IReadOnlyList<string>> _boxes = new(StringComparer.Ordinal);

    /// <summary>An empty form.</summary>
    public FormValues() { }

    /// <summary>A form that was sent.</summary>
    public FormValues(IFormCollection sent)
    {
        foreach (var (name, value) in sent)
        {
            _boxes[name] = [.. value.OfType<string>().Select(v => v.ReplaceLineEndings("\n"))];
        }
    }

    /// <summary>What is in a box, without spaces around it. Null if it is empty.</summary>
    public string? this[string path] =>
        _boxes.TryGetValue(path, out var text) && text is [var first, ..] && first.Trim() is { Length: > 0 } typed ? typed : null;

    /// <summary>What is in a box of a date.</summary>
    public string? Part(string path, string part) => this[FormField.Path(path, part)];

    public IReadOnlyList<string> Ticked(string path) => _boxes.GetValueOrDefault(path, []);

    /// <summary>How many rows a list shows.</summary>
    public int Rows(string path) =>
        int.TryParse(Part(path, Count), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, MaxRows) : 0;

    public static string CountOf(string path) => FormField.Path(path, Count);

    /// <summary>The boxes within the fields of a form, but for those in which people look for things.</summary>
    public IEnumerable<(string Name, string Value)> Boxes(string within) =>
        Under(within).SelectMany(b => b.Value.Select(value => (b.Key, value)));

    public void Put(string path, string? text)
    {
        if (text is not null)
        {
            _boxes[path] = [text];
        }
    }

    public void AddRow(string path) => Put(CountOf(path), Text(Math.Min(Rows(path) + 1, MaxRows)));

    /// <summary>Takes a row out, and moves those after it up.</summary>
    public void RemoveRow(string path, int index)
    {
        var count = Rows(path);
        if (index < 0 || index >= count)
        {
            return;
        }

        var prefix = path + ".";
        var shifted = _boxes
            .Where(b => b.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(b => (b.Key, Tail: b.Key[prefix.Length..], b.Value))
            .Select(b => (b.Key, Row: RowOf(b.Tail), b.Tail, b.Value))
            .Where(b => b.Row >= index)
            .ToList();
        foreach (var (name, _, _, _) in shifted)
        {
            _boxes.Remove(name);
        }

        foreach (var (_, row, rest, value) in shifted.Where(b => b.Row > index))
        {
            _boxes[prefix + Text(row - 1) + rest[Text(row).Length..]] = value;
        }

        Put(CountOf(path), Text(count - 1));
    }

    /// <summary>Whether a field has the same in another form.</summary>
    public bool Same(FormValues other, string path) => Filled(path).SetEquals(other.Filled(path));

    /// <summary>Whether nothing is filled in.</summary>
    public bool IsEmpty(string path) => Filled(path).Count == 0;

    /// <summary>Gives a field what another form has in it.</summary>
    public void Copy(FormValues other, string path)
    {
        foreach (var (name, _) in Under(path).ToList())
        {
            _boxes.Remove(name);
        }

        foreach (var (name, value) in other.Under(path))
        {
            _boxes[name] = value;
        }
    }

    /// <summary>Fills the boxes with what is recorded.</summary>
    public void Fill(IReadOnlyList<FormField> fields, JsonNode? recorded, string path)
    {
        foreach (var field in fields)
        {
            Fill(field, recorded?[field.Name], FormField.Path(path, field.Name));
        }
    }

    /// <summary>Adds a first row to each list that must have one.</summary>
    public void OpenRows(IReadOnlyList<FormField> fields, string path)
    {
        foreach (var field in fields)
        {
            var at = FormField.Path(path, field.Name);
            if (field is { Control: Control.Rows, IsRequired: true } && Rows(at) == 0)
            {
                AddRow(at);
            }
            else if (field.Control is Control.Group or Control.Given)
            {
                OpenRows(field.Fields, at);
            }
        }
    }

    /// <summary>The boxes within the fields as text, to be read again.</summary>
    public string Write(string within) => JsonSerializer.Serialize(Under(within).ToDictionary(b => b.Key, b => b.Value));

    /// <summary>Null if the text is not what <see cref="Write"/> gives.</summary>
    public static FormValues? Read(string? text)
    {
        try
        {
            if (text is null || JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(text) is not { } boxes)
            {
                return null;
            }

            var values = new FormValues();
            foreach (var (name, value) in boxes.Where(b => b.Value is not null))
            {
                values._boxes[name] = [.. value.OfType<string>()];
            }

            return values;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Fill(FormField field, JsonNode? recorded, string path)
    {
        switch (field.Control)
        {
            case var _ when recorded is null:
                break;
            // Filled with the rows themselves.
            case Control.Given:
                break;
            case Control.Group:
                Fill(field.Fields, recorded, path);
                break;
            case Control.Rows when recorded is JsonArray list:
                foreach (var (index, row) in list.Index())
                {
                    Fill(field.Row!, row, FormField.Path(path, Text(index)));
                }

                Put(CountOf(path), Text(list.Count));
                break;
            case Control.Choices when recorded is JsonArray list:
                _boxes[path] = [.. list.Select(v => v!.ToString())];
                break;
            case Control.Thing:
                Put(path, recorded is JsonObject ? ThingKeys.Of(recorded, field) : recorded.ToString());
                break;
            case Control.Amount:
                Put(path, recorded is JsonObject ? recorded["amount"]?.ToString() : recorded.ToString());
                break;
            case Control.Date or Control.PartialDate:
                var parts = recorded.ToString().Split('-');
                Put(FormField.Path(path, Year), parts[0]);
                Put(FormField.Path(path, Month), parts.ElementAtOrDefault(1)?.TrimStart('0'));
                Put(FormField.Path(path, Day), parts.ElementAtOrDefault(2)?.TrimStart('0'));
                break;
            default:
                Put(
                    path,
                    recorded.GetValueKind() is JsonValueKind.True or JsonValueKind.False
                        ? (bool)recorded
                            ? "true"
                            : "false"
                        : recorded.ToString().ReplaceLineEndings("\n")
                );
                break;
        }
    }

    // What is filled in, for comparison: spaces around it, empty boxes and the number of rows make no difference.
    private HashSet<(string Name, string Text)> Filled(string path) =>
        [
            .. Under(path)
                .Where(b => !b.Key.EndsWith("." + Count, StringComparison.Ordinal))
                .SelectMany(b => b.Value.Select(text => (b.Key, text.Trim())))
                .Where(b => b.Item2.Length > 0),
        ];

    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Under(string path) =>
        _boxes.Where(b =>
            (b.Key == path || b.Key.StartsWith(path + ".", StringComparison.Ordinal))
            && !b.Key.EndsWith("." + Find, StringComparison.Ordinal)
        );

    private static int RowOf(string rest) =>
        int.TryParse(rest.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : -1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
