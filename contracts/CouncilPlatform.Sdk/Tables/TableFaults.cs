using System.Globalization;

namespace CouncilPlatform.Sdk;

/// <summary>
/// What is wrong with a table: faults, with row and column as people see them in a spreadsheet. The same fault in many rows is listed once,
/// with a count and the first rows. The first 200 different faults are listed; the others are only counted.
/// </summary>
public sealed class TableFaults
{
    private const int Max = 200;

    private readonly Dictionary<(string? Column, string Message), TableFault> _groups = [];
    private readonly List<TableFault> _first = [];
    private readonly List<string> _notes = [];

    /// <summary>How many faults there are, with each row counted. If it is not 0, save nothing.</summary>
    public int Total { get; private set; }

    /// <summary>The faults that are listed, in the order in which they were found.</summary>
    public IReadOnlyList<string> First => _first.ConvertAll(f => f.ToString());

    /// <summary>The same, with the parts of each.</summary>
    internal IReadOnlyList<TableFault> Groups => _first;

    /// <summary>Is notified of every fault in every row, listed or not.</summary>
    internal Action<long?, string?, string>? Each { get; init; }

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
        Each?.Invoke(row, column, message);
        if (_groups.TryGetValue((column, message), out var same))
        {
            same.Repeat(row);
        }
        else if (_first.Count < Max)
        {
            var fault = new TableFault(row, column, message);
            _first.Add(fault);
            _groups.Add((column, message), fault);
        }
    }
}
