using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// The columns of a table of grants, as the fields that they make of a row. Titles are the standard's: <c>Amount Awarded</c>,
/// <c>Recipient Org:Name</c>, <c>Beneficiary Location:1:Name</c> for the second of several. A field's name in JSON works too.
/// </summary>
internal sealed partial class GrantColumns
{
    private const int MaxItems = 100;

    private readonly Branch _grant = new(Shapes.Grant);
    private readonly List<(string Title, int Column)> _others = [];

    private GrantColumns(IReadOnlyList<string> titles) => Titles = titles;

    public IReadOnlyList<string> Titles { get; }

    public static GrantColumns? Of(IReadOnlyList<string> titles, GrantFaults faults)
    {
        var before = faults.Total;
        var columns = new GrantColumns(titles);
        for (var i = 0; i < titles.Count; i++)
            columns.Add(titles[i].Trim(), i, faults);
        foreach (var missing in columns._grant.Missing(""))
            faults.Add(1, null, FaultCode.Missing, $"There is no column \"{missing}\"; the 360Giving standard requires it.");
        if (!columns._grant.Has("recipientOrganization") && !columns._grant.Has("recipientIndividual"))
            faults.Add(
                1,
                null,
                FaultCode.Missing,
                "There is no column \"Recipient Org:Identifier\" or \"Recipient Ind\"; the 360Giving standard requires a recipient."
            );
        return faults.Total == before ? columns : null;
    }

    /// <summary>The grant of a row as JSON. A blank cell is a field that is not there.</summary>
    public void Write(Utf8JsonWriter writer, string[] cells)
    {
        writer.WriteStartObject();
        _grant.WriteFields(writer, cells);
        foreach (var (title, column) in _others.Where(o => cells[o.Column].Length > 0))
            writer.WriteString(title, cells[column]);
        writer.WriteEndObject();
    }

    private void Add(string title, int column, GrantFaults faults)
    {
        var number = column + 1;
        if (title.Length == 0)
            return;
        if (Find(title) is not { } found)
        {
            if (_others.Exists(o => o.Title == title))
            {
                faults.Note(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Column {number}, \"{title}\", is not a column of the 360Giving standard and is in the file twice: "
                            + $"only the first is stored."
                    )
                );
                return;
            }

            _others.Add((title, column));
            faults.Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Column {number}, \"{title}\", is not a column of the 360Giving standard: it is stored as published, and not read."
                )
            );
        }
        else if (!found.Of.TryAdd(found.Field, column))
        {
            faults.Add(1, null, FaultCode.RepeatedField, $"Column {number}, \"{title}\", is in the file twice; expected it once.");
        }
    }

    /// <summary>The field that a title names, and the object it belongs to; null where the standard does not have it.</summary>
    private (Branch Of, Field Field)? Find(string title)
    {
        var words = new Queue<string>(title.Split([':', '/']));
        var branch = _grant;
        while (words.TryDequeue(out var word))
        {
            if (branch.Shape.Find(word.Trim()) is not { } field)
                return null;
            if (field.Of is null)
                return words.Count == 0 ? (branch, field) : null;
            var item = 0;
            if (
                field.Holds == Holds.Objects
                && words.TryPeek(out var next)
                && int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out item)
            )
                words.Dequeue();
            if (item >= MaxItems)
                return null;
            branch = branch.Item(field, item);
        }

        return null;
    }

    private sealed partial class Branch(Shape shape)
    {
        private readonly Dictionary<Field, int> _columns = [];
        private readonly Dictionary<Field, SortedList<int, Branch>> _objects = [];

        public Shape Shape => shape;

        public bool TryAdd(Field field, int column) => _columns.TryAdd(field, column);

        public bool Has(string name) => _objects.Keys.Any(f => f.Name == name);

        public Branch Item(Field field, int number)
        {
            if (!_objects.TryGetValue(field, out var items))
                _objects.Add(field, items = []);
            if (!items.TryGetValue(number, out var item))
                items.Add(number, item = new Branch(field.Of!));
            return item;
        }

        public IEnumerable<string> Missing(string prefix)
        {
            foreach (var field in shape.Fields)
            {
                if (_objects.TryGetValue(field, out var items))
                {
                    foreach (
                        var missing in items.SelectMany(i =>
                            i.Value.Missing(i.Key == 0 ? $"{prefix}{field.Title}:" : $"{prefix}{field.Title}:{i.Key}:")
                        )
                    )
                        yield return missing;
                }
                else if (field.May.HasFlag(May.NotBeAbsent) && !_columns.ContainsKey(field))
                {
                    foreach (
                        var missing in field.Of is null ? [prefix + field.Title] : new Branch(field.Of).Missing($"{prefix}{field.Title}:")
                    )
                        yield return missing;
                }
            }
        }

        public void WriteFields(Utf8JsonWriter writer, string[] cells)
        {
            foreach (var (field, column) in _columns)
            {
                if (cells[column].Length > 0)
                    WriteValue(writer, field, cells[column]);
            }

            foreach (var (field, items) in _objects)
            {
                var filled = items.Values.Where(i => i.IsFilled(cells)).ToList();
                if (filled.Count == 0)
                    continue;
                writer.WritePropertyName(field.Name);
                if (field.Holds == Holds.Objects)
                    writer.WriteStartArray();
                foreach (var item in filled)
                {
                    writer.WriteStartObject();
                    item.WriteFields(writer, cells);
                    writer.WriteEndObject();
                }

                if (field.Holds == Holds.Objects)
                    writer.WriteEndArray();
            }
        }

        private bool IsFilled(string[] cells) =>
            _columns.Values.Any(c => cells[c].Length > 0) || _objects.Values.Any(o => o.Values.Any(i => i.IsFilled(cells)));

        // Text where a number is expected stays text: the rules find it, as in JSON.
        private static void WriteValue(Utf8JsonWriter writer, Field field, string cell)
        {
            writer.WritePropertyName(field.Name);
            switch (field.Holds)
            {
                case Holds.Number or Holds.NotNegative or Holds.Pounds when JsonNumber().IsMatch(cell):
                    writer.WriteRawValue(cell);
                    break;
                case Holds.Texts or Holds.DistinctTexts:
                    writer.WriteStartArray();
                    foreach (var text in cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                        writer.WriteStringValue(text);
                    writer.WriteEndArray();
                    break;
                default:
                    writer.WriteStringValue(cell);
                    break;
            }
        }

        [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex JsonNumber();
    }
}
