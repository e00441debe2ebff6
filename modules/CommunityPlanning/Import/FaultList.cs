using System.Globalization;

namespace CouncilPlatform.CommunityPlanning.Import;

/// <summary>What is wrong with a file, and where, as people see it in a spreadsheet. The first are kept, the others counted.</summary>
internal sealed class FaultList
{
    private const int Kept = 200;

    private readonly List<string> _first = [];

    public int Total { get; private set; }

    public IReadOnlyList<string> First => _first;

    public void Add(long row, string column, string message) => Add(string.Create(CultureInfo.InvariantCulture, $"row {row}{(column.Length == 0 ? "" : $", \"{column}\"")}: {message}"));

    public void Add(string fault)
    {
        Total++;
        if (_first.Count < Kept)
        {
            _first.Add(fault);
        }
    }
}
