using System.Globalization;

namespace CouncilPlatform.Sdk;

/// <summary>
/// What is wrong with a table: faults, with row and column as people see them in a spreadsheet. The same fault in many rows is listed once,
/// with a count and the first rows. The first 200 different faults are listed; the others are only counted.
/// </summary>
public sealed class TableFaults
{
    private const int Max = 200;

    private readonly Dictionary<(string? Column, string Message), Fault> _groups = [];
    private readonly List<Fault> _first = [];
    private readonly List<string> _notes = [];

    /// <summary>How many faults there are, with each row counted. If it is not 0, save nothing.</summary>
    public int Total { get; private set; }

    /// <summary>The faults that are listed, in the order in which they were found.</summary>
    public IReadOnlyList<string> First => _first.ConvertAll(f => f.ToString());

    /// <summary>How many of <see cref="Total"/> the list covers.</summary>
    public int Listed => _first.Sum(f => f.Count);

    /// <summary>What is not a fault but is worth knowing, such as that the file was read as Windows-1252.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Add(long row, TableColumn column, string message) => Add(row, column.Title, message);

    public void Add(long row, string column, string message) => Record(row, column, message);

    public void Add(long row, string message) => Record(row, column: null, message);

    /// <summary>A fault of the file as a whole.</summary>
    public void Add(string fault) => Record(row: null, column: null, fault);

    /// <summary>Adds a note once, however often it is found.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note, StringComparer.Ordinal))
        {
            _notes.Add(note);
        }
    }

    /// <summary>Throws if a table that came as part of an input has faults.</summary>
    /// <param name="path">Where in the input the table is.</param>
    /// <exception cref="RuleException">INVALID for each listed fault, at its first row and column. If there are more, one error says how
    /// many.</exception>
    public void Check(InputPath path)
    {
        if (Total > 0)
        {
            throw new RuleException([
                .. _first.Select(f => new UserError(RuleCodes.Invalid, f.MessageOfAll, path.Within([.. f.Position]).Segments)),
                .. Total > Listed
                    ? new UserError[] { new(RuleCodes.Invalid, $"There are {Wording.Count(Total - Listed, "more fault")}.", path.Segments) }
                    : [],
            ]);
        }
    }

    private void Record(long? row, string? column, string message)
    {
        Total++;
        if (_groups.TryGetValue((column, message), out var same))
        {
            same.Repeat(row);
        }
        else if (_first.Count < Max)
        {
            var fault = new Fault(row, column, message);
            _first.Add(fault);
            _groups.Add((column, message), fault);
        }
    }

    private sealed class Fault(long? row, string? column, string message)
    {
        private const int MaxPlaces = 3;

        private readonly List<long> _rows = row is { } first ? [first] : [];

        public int Count { get; private set; } = 1;

        public IEnumerable<string> Position =>
            new[] { row is { } first ? string.Create(CultureInfo.InvariantCulture, $"row {first}") : null, column }.OfType<string>();

        public string MessageOfAll => Count == 1 ? message : $"{message} ({Rows()})";

        public void Repeat(long? row)
        {
            Count++;
            if (row is { } next && _rows.Count < MaxPlaces)
            {
                _rows.Add(next);
            }
        }

        public override string ToString() =>
            row is null ? message
            : column is null ? $"{Rows()}: {message}"
            : $"{Rows()}, \"{column}\": {message}";

        // "row 4", "rows 4 and 7", "rows 4, 5, 6 and 8,808 more".
        private string Rows()
        {
            var places = _rows.ConvertAll(r => r.ToString(CultureInfo.InvariantCulture));
            var rest = Count - places.Count;
            var last = rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"{rest:N0} more") : places[^1];
            return Count == 1 ? $"row {last}" : $"rows {string.Join(", ", rest > 0 ? places : places[..^1])} and {last}";
        }
    }
}
