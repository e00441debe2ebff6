namespace CouncilPlatform.Host.Imports;

/// <summary>The faults of each row of a file, as far as there is room for them.</summary>
internal sealed class RowFaults
{
    private const int Max = 200_000;

    private readonly Dictionary<long, List<string>> _rows = [];
    private int _count;

    public void Add(long? row, string? column, string message)
    {
        if (row is { } number && _count++ < Max)
        {
            var text = column is null ? message : $"{column}: {message}";
            if (_rows.TryGetValue(number, out var same))
            {
                same.Add(text);
            }
            else
            {
                _rows.Add(number, [text]);
            }
        }
    }

    /// <summary>What is wrong with a row. Empty if nothing is.</summary>
    public string Of(long row) => _rows.TryGetValue(row, out var faults) ? string.Join(" ", faults.Distinct(StringComparer.Ordinal)) : "";
}
