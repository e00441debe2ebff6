using System.Globalization;

namespace CouncilPlatform.Sdk;

/// <summary>What is wrong with a table, each with its place as people see it in a spreadsheet. The first 200 are kept, the others counted.</summary>
public sealed class TableFaults
{
    private const int Most = 200;

    private readonly List<Fault> _first = [];
    private readonly List<string> _notes = [];

    /// <summary>Where it is not 0, nothing is to be saved.</summary>
    public int Total { get; private set; }

    public IReadOnlyList<string> First => _first.ConvertAll(f => f.ToString());

    /// <summary>What is no fault and should be said all the same, as that the file was taken for Windows-1252.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Add(long row, TableColumn column, string message) => Add(row, column.Title, message);

    public void Add(long row, string column, string message) => Keep(new(row, column, message));

    public void Add(long row, string message) => Keep(new(row, Column: null, message));

    /// <summary>A fault of the file as a whole.</summary>
    public void Add(string fault) => Keep(new(Row: null, Column: null, fault));

    /// <summary>Said once, however often it is found.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note, StringComparer.Ordinal))
        {
            _notes.Add(note);
        }
    }

    /// <summary>For a table that came as part of an input.</summary>
    /// <param name="path">Where in the input the table is.</param>
    /// <exception cref="RuleException">INVALID for each of the first faults, at its row and column of the path; where there are more, how many.</exception>
    public void Check(params string[] path)
    {
        if (Total > 0)
        {
            throw new RuleException([
                .. _first.Select(f => new UserError(RuleCodes.Invalid, f.Message, [.. path, .. f.Place])),
                .. Total > _first.Count ? new UserError[] { new(RuleCodes.Invalid, $"And {Total - _first.Count} faults more.", path) } : [],
            ]);
        }
    }

    private void Keep(Fault fault)
    {
        Total++;
        if (_first.Count < Most)
        {
            _first.Add(fault);
        }
    }

    private sealed record Fault(long? Row, string? Column, string Message)
    {
        public IEnumerable<string> Place =>
            new[] { Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"row {row}") : null, Column }.OfType<string>();

        public override string ToString() =>
            Row is null ? Message
            : Column is null ? $"{Place.First()}: {Message}"
            : $"{Place.First()}, \"{Column}\": {Message}";
    }
}
