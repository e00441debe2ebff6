using System.Globalization;

namespace CouncilPlatform.Sdk;

/// <summary>What is wrong with a table, each with its place as people see it in a spreadsheet. The first 200 are kept, the others counted.</summary>
public sealed class TableFaults
{
    private const int Kept = 200;

    private readonly List<string> _first = [];
    private readonly List<string> _notes = [];

    /// <summary>Where it is not 0, nothing is to be saved.</summary>
    public int Total { get; private set; }

    public IReadOnlyList<string> First => _first;

    /// <summary>What is no fault and should be said all the same, as that the file was taken for Windows-1252.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Add(long row, TableColumn column, string message) => Add(row, column.Title, message);

    public void Add(long row, string column, string message) => Add(string.Create(CultureInfo.InvariantCulture, $"row {row}, \"{column}\": {message}"));

    public void Add(long row, string message) => Add(string.Create(CultureInfo.InvariantCulture, $"row {row}: {message}"));

    /// <summary>A fault of the file as a whole.</summary>
    public void Add(string fault)
    {
        Total++;
        if (_first.Count < Kept)
        {
            _first.Add(fault);
        }
    }

    /// <summary>Said once, however often it is found.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note, StringComparer.Ordinal))
        {
            _notes.Add(note);
        }
    }
}
