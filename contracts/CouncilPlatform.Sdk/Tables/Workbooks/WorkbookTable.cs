using System.Globalization;
using System.Xml;

namespace CouncilPlatform.Sdk.Workbooks;

/// <summary>Reads a sheet of a workbook as a table, and notes what is wrong with the workbook, and which sheets were not read.</summary>
internal sealed class WorkbookTable(Stream file, TableLimits limits, TableFaults faults)
{
    private const int MaxLookedAt = 100;
    private const int UnpackedTimes = 10;
    private const long UnpackedBase = 100L * 1024 * 1024;
    private const int UnpackedRatio = 50;

    /// <summary>The names of the visible sheets, in the order of their tabs.</summary>
    public IReadOnlyList<string> Sheets()
    {
        IReadOnlyList<string> names = [];
        Try(() =>
        {
            using var workbook = Open();
            names = [.. workbook.Sheets.Where(s => s.IsVisible).Select(s => s.Name)];
            return true;
        });
        return names;
    }

    /// <param name="sheet">The name of a sheet. Null for the first visible one that has the titles, or any text.</param>
    /// <param name="areTitles">Whether a row has the titles. Null if any row may.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public IEnumerable<TableRow> Rows(string? sheet, Func<TableRow, bool>? areTitles, CancellationToken cancellationToken)
    {
        Workbook? workbook = null;
        WorkbookSheet? chosen = null;
        Try(() => (chosen = Choose(workbook = Open(), sheet, areTitles)) is not null);
        using var opened = workbook;
        if (opened is null || chosen is null)
        {
            yield break;
        }

        using var rows = opened.Rows(chosen, NoResult).GetEnumerator();
        while (Try(rows.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return rows.Current;
        }
    }

    private Workbook Open() => Workbook.Open(file, Math.Min(limits.Bytes * UnpackedTimes, UnpackedBase + file.Length * UnpackedRatio));

    private void NoResult(long row, string cell) =>
        faults.Add(row, $"The formula in {cell} has no result. Open the workbook in a spreadsheet, and save it again.");

    private WorkbookSheet? Choose(Workbook workbook, string? name, Func<TableRow, bool>? areTitles)
    {
        var visible = workbook.Sheets.Where(s => s.IsVisible).ToList();
        if (visible.Count == 0)
        {
            faults.Add("The workbook has no sheet that can be seen. Unhide the sheet with the table.");
            return null;
        }

        if (name is not null)
        {
            var named = visible.Find(s => Names.Same.Equals(s.Name, name));
            if (named is null)
            {
                faults.Add($"The workbook has no sheet \"{name}\". Its sheets are {Quoted(visible)}.");
            }

            return named;
        }

        var first = visible.Take(MaxLookedAt).FirstOrDefault(s => Starts(workbook, s).Any()) ?? visible[0];
        if (areTitles is null)
        {
            return first;
        }

        var fitting = workbook
            .Sheets.Take(MaxLookedAt)
            .Select(s =>
                (Sheet: s, Row: Starts(workbook, s).TakeWhile(r => !areTitles(r)).Count(), Has: Starts(workbook, s).Any(areTitles))
            )
            .Where(s => s.Has)
            .ToList();
        var chosen = fitting.Where(s => s.Sheet.IsVisible).OrderBy(s => s.Row > 0).Select(s => s.Sheet).FirstOrDefault();
        if (chosen is null)
        {
            return Unfitting(workbook, first);
        }

        if (chosen != first)
        {
            faults.Note($"The sheet \"{chosen.Name}\" was read. The sheet \"{first.Name}\" does not have the titles.");
        }

        foreach (var (other, _, _) in fitting.Where(s => s.Sheet != chosen))
        {
            faults.Note(
                other.IsVisible
                    ? $"The sheet \"{chosen.Name}\" was read. The sheet \"{other.Name}\" has the same titles: import it by itself."
                    : $"The sheet \"{chosen.Name}\" was read. The sheet \"{other.Name}\" is hidden and was not read."
            );
        }

        return chosen;
    }

    private WorkbookSheet? Unfitting(Workbook workbook, WorkbookSheet first)
    {
        var top = Starts(workbook, first).Select(r => r.Number).DefaultIfEmpty().Max();
        var merged = workbook.Merged(first).Where(m => m.Row <= top).Select(m => m.Range).Take(3).ToList();
        if (merged.Count > 0)
        {
            faults.Add(
                $"The sheet \"{first.Name}\" has merged cells where its titles should be: {string.Join(", ", merged)}. "
                    + "Unmerge them, and give each column its own title, all in the first row."
            );
            return null;
        }

        var others = workbook.Sheets.Where(s => s != first).ToList();
        if (others.Count > 0)
        {
            faults.Note($"The sheet \"{first.Name}\" was read. No sheet has the titles; the other sheets are {Quoted(others)}.");
        }

        return first;
    }

    // The first rows of a sheet: enough to see whether the titles are among them.
    private static IEnumerable<TableRow> Starts(Workbook workbook, WorkbookSheet sheet) =>
        workbook.Rows(sheet, (_, _) => { }).Take(TitleSearch.MaxRows);

    private static string Quoted(List<WorkbookSheet> sheets) =>
        string.Join(", ", sheets.Take(10).Select(s => $"\"{s.Name}\"{(s.IsVisible ? "" : " (hidden)")}"))
        + (sheets.Count > 10 ? string.Create(CultureInfo.InvariantCulture, $" and {sheets.Count - 10} more") : "");

    private bool Try(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (WorkbookTooLargeException)
        {
            faults.Add("The workbook unpacks to far more than its size. Copy the table into a new workbook.");
        }
        catch (StrayCellException e)
        {
            faults.Add($"The cell {e.Cell} has text far to the right of the table. Clear it.");
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or ArgumentException or IOException)
        {
            faults.Add("The file has no workbook that can be read. Open it in a spreadsheet and save it again as .xlsx.");
        }

        return false;
    }
}
