using System.Globalization;

namespace CouncilPlatform.Sdk;

/// <summary>The same fault in however many rows of a table.</summary>
internal sealed class TableFault(long? row, string? column, string message)
{
    private const int MaxPlaces = 3;

    private readonly List<long> _rows = row is { } first ? [first] : [];

    public string? Column => column;

    public string Message => message;

    /// <summary>The first rows that have it, by their numbers in a spreadsheet. None for a fault of the file as a whole.</summary>
    public IReadOnlyList<long> Rows => _rows;

    public int Count { get; private set; } = 1;

    public IEnumerable<string> Position =>
        new[] { row is { } first ? string.Create(CultureInfo.InvariantCulture, $"row {first}") : null, column }.OfType<string>();

    public string MessageOfAll => Count == 1 ? message : $"{message} ({Places(_rows, Count) ?? Times(Count)})";

    /// <summary>Rows in words: "row 4", "rows 4 and 7", "rows 4, 5, 6 and 8,808 more". Null without a row.</summary>
    public static string? Places<T>(IReadOnlyList<T> rows, int count)
        where T : IFormattable
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var places = rows.Select(r => r.ToString(null, CultureInfo.InvariantCulture)).ToList();
        var rest = count - places.Count;
        var last = rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"{rest:N0} more") : places[^1];
        return count == 1 ? $"row {last}" : $"rows {string.Join(", ", rest > 0 ? places : places[..^1])} and {last}";
    }

    /// <summary>How often a fault is there that is in no row: "8,808 times".</summary>
    public static string Times(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} times");

    public void Repeat(long? row)
    {
        Count++;
        if (row is { } next && _rows.Count < MaxPlaces)
        {
            _rows.Add(next);
        }
    }

    public override string ToString() =>
        row is null ? MessageOfAll
        : column is null ? $"{Places(_rows, Count)}: {message}"
        : $"{Places(_rows, Count)}, \"{column}\": {message}";
}
