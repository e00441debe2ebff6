using System.Globalization;
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

    /// <summary>More rows than this are imported from a file.</summary>
    private const int MaxRows = 100;

    private readonly Dictionary<string, string> _boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _ticked = new(StringComparer.Ordinal);

    /// <summary>An empty form.</summary>
    public FormValues() { }

    /// <summary>A form that was sent.</summary>
    public FormValues(IFormCollection sent)
    {
        foreach (var (name, value) in sent)
        {
            _boxes[name] = value.ToString().ReplaceLineEndings("\n");
            _ticked[name] = [.. value.OfType<string>()];
        }
    }

    /// <summary>What is in a box, without spaces around it. Null if it is empty.</summary>
    public string? this[string path] => _boxes.TryGetValue(path, out var text) && text.Trim() is { Length: > 0 } typed ? typed : null;

    /// <summary>What is in a box of a date.</summary>
    public string? Part(string path, string part) => this[FormField.Path(path, part)];

    public IReadOnlyList<string> Ticked(string path) => _ticked.GetValueOrDefault(path, []);

    /// <summary>How many rows a list shows.</summary>
    public int Rows(string path) =>
        int.TryParse(Part(path, Count), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, MaxRows) : 0;

    public static string CountOf(string path) => FormField.Path(path, Count);

    public void Put(string path, string? text)
    {
        if (text is not null)
        {
            _boxes[path] = text;
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

        Shift(_boxes, path, index);
        Shift(_ticked, path, index);
        Put(CountOf(path), Text(count - 1));
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
            else if (field.Control == Control.Group)
            {
                OpenRows(field.Fields, at);
            }
        }
    }

    private void Fill(FormField field, JsonNode? recorded, string path)
    {
        switch (field.Control)
        {
            case var _ when recorded is null:
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
                _ticked[path] = [.. list.Select(v => v!.ToString())];
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
                    recorded.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False
                        ? (bool)recorded
                            ? "true"
                            : "false"
                        : recorded.ToString()
                );
                break;
        }
    }

    private static void Shift<T>(Dictionary<string, T> boxes, string path, int index)
    {
        var prefix = path + ".";
        var shifted = boxes
            .Where(b => b.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(b => (b.Key, Tail: b.Key[prefix.Length..], b.Value))
            .Select(b => (b.Key, Row: RowOf(b.Tail), b.Tail, b.Value))
            .Where(b => b.Row >= index)
            .ToList();
        foreach (var (name, _, _, _) in shifted)
        {
            boxes.Remove(name);
        }

        foreach (var (_, row, rest, value) in shifted.Where(b => b.Row > index))
        {
            boxes[prefix + Text(row - 1) + rest[Text(row).Length..]] = value;
        }
    }

    private static int RowOf(string rest) =>
        int.TryParse(rest.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : -1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
