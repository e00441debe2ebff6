using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Makes of a table the grants that JSON would have given, so that the same rules check both. A table is CSV, or the sheets of a workbook
/// that have a column of grants' identifiers. Rows with one identifier, in one sheet or several, are one grant. Only what a grant has
/// beyond its first row is in memory.
/// </summary>
internal sealed class GrantTable(TableFile file)
{
    private static readonly TableLimits Limits = TableLimits.Data;
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Index? _index;

    public async IAsyncEnumerable<PackagePart> Parts(GrantFaults faults, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _index ??= await IndexAsync(cancellation);
        var before = faults.Total;
        if (_index.Sheets.TrueForAll(s => s.Columns.Identifier is null))
        {
            // What the file is if it is not a table, or where its titles are.
            await foreach (var _ in file.RowsAsync(Limits, cancellation).WithTitles(GrantColumns.AreTitles, cancellation)) { }
        }

        if (_index.Sheets.Count == 0 && faults.Total == before)
        {
            faults.Add(
                new Place(Sheet: null, 1, ""),
                FaultCode.Empty,
                "The file is empty; expected a 360Giving package in JSON, or a table with the standard's titles."
            );
        }

        if (faults.Total == before)
        {
            Check(_index, faults);
        }

        if (faults.Total > before)
        {
            yield break;
        }

        var buffer = new ArrayBufferWriter<byte>();
        var begun = new HashSet<string>(StringComparer.Ordinal);
        var grants = 0;
        foreach (var sheet in _index.Sheets)
        {
            await foreach (var row in RowsAsync(file, sheet, faults, cancellation))
            {
                var id = Identifier(row, sheet);
                if (!sheet.Columns.HasAmounts)
                {
                    CheckRelated(id, row, sheet, faults);
                    continue;
                }

                if (id.Length > 0 && !begun.Add(id))
                {
                    continue;
                }

                grants++;
                var grant = Merged(sheet.Columns.Read(row, sheet.Name), id, faults);
                faults.Current = grant;
                buffer.ResetWrittenCount();
                using (var writer = new Utf8JsonWriter(buffer, Json))
                {
                    grant.Write(writer);
                }

                yield return new PackagePart("grants", (int)row.Number, JsonDocument.Parse(buffer.WrittenMemory));
            }
        }

        faults.Current = null;
        if (grants == 0 && faults.Total == 0)
        {
            faults.Add(
                _index.Sheets[0].Titles with
                {
                    Row = _index.Sheets[0].Titles.Row + 1,
                },
                FaultCode.Empty,
                "The table has no rows below the titles; expected at least one grant."
            );
        }
    }

    // What is wrong with the rows is noted when they are read again.
    private async Task<Index> IndexAsync(CancellationToken cancellation)
    {
        var unheard = new TableFaults();
        var quiet = new TableFile(file.Content, file.Name, unheard);
        var index = new Index();
        foreach (var sheet in await SheetsAsync(quiet, index, cancellation))
        {
            index.Sheets.Add(sheet);
            await foreach (var row in RowsAsync(quiet, sheet, new(unheard, inTable: true), cancellation))
            {
                sheet.Columns.LookAt(row);
                if (Identifier(row, sheet) is { Length: > 0 } id && (!sheet.Columns.HasAmounts || !index.First.Add(id)))
                {
                    if (!index.More.TryGetValue(id, out var more))
                    {
                        index.More.Add(id, more = []);
                    }

                    more.Add((sheet, row));
                }
            }
        }

        return index;
    }

    private static async Task<IReadOnlyList<Sheet>> SheetsAsync(TableFile table, Index index, CancellationToken cancellation)
    {
        var sheets = new List<Sheet>();
        foreach (var name in Names(table))
        {
            await foreach (var titles in Rows(table, name, cancellation))
            {
                sheets.Add(new(new(name, titles.Number, ""), GrantColumns.Of(titles.Cells)));
                break;
            }
        }

        // Without a column of identifiers nothing is read but the titles, to say which are missing.
        var ofGrants = sheets.Where(s => s.Columns.Identifier is not null).ToList();
        index.Others.AddRange(sheets.Where(s => s.Columns.Identifier is null && ofGrants.Count > 0).Select(s => s.Name!));
        return ofGrants.Count > 0 ? ofGrants : [.. sheets.Take(1)];
    }

    private static IReadOnlyList<string?> Names(TableFile table)
    {
        if (table.Format == FileFormat.Workbook)
        {
            return table.Sheets(Limits);
        }

        return [null];
    }

    private static TableRows Rows(TableFile table, string? sheet, CancellationToken cancellation) =>
        sheet is null ? table.RowsAsync(Limits, cancellation) : table.SheetAsync(sheet, Limits, cancellation);

    private static void Check(Index index, GrantFaults faults)
    {
        foreach (var sheet in index.Sheets)
        {
            sheet.Columns.Check(faults, sheet.Titles);
        }

        foreach (var other in index.Others)
        {
            faults.Note($"The sheet \"{other}\" was not read: it has no column \"Identifier\".");
        }

        var missing = index.Sheets.Select(s => s.Columns.Missing()).Aggregate((one, other) => one.Intersect(other, StringComparer.Ordinal));
        foreach (var title in missing)
        {
            faults.Add(index.Sheets[0].Titles, FaultCode.Missing, $"There is no column \"{title}\"; the 360Giving standard requires it.");
        }
    }

    /// <summary>The rows below the titles that are not blank, and as long as the titles.</summary>
    private static async IAsyncEnumerable<TableRow> RowsAsync(
        TableFile table,
        Sheet sheet,
        GrantFaults faults,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var row in Rows(table, sheet.Name, cancellation))
        {
            if (row.Number <= sheet.Titles.Row || row.Cells.All(c => c.Length == 0))
            {
                continue;
            }

            var id = Identifier(row, sheet);
            if (row.FaultBelowTable(id, hasGaps: id.Length == 0, isBare: true) is { } fault)
            {
                faults.Add(new Place(sheet.Name, row.Number, ""), FaultCode.BadRow, fault);
                continue;
            }

            if (row.Cells.Count < sheet.Columns.Titles.Count || row.Cells.Skip(sheet.Columns.Titles.Count).Any(c => c.Length > 0))
            {
                faults.Add(
                    new Place(sheet.Name, row.Number, ""),
                    FaultCode.BadRow,
                    sheet.Name is null
                        ? "The row does not have as many cells as the first row has titles. "
                            + "Put text with a separator or a line break in it in quotes."
                        : "The row has text under no title. Give the column its title, or clear the cell."
                );
                continue;
            }

            yield return row;
        }
    }

    private void CheckRelated(string id, TableRow row, Sheet sheet, GrantFaults faults)
    {
        if (id.Length == 0)
        {
            faults.Add(
                new Place(sheet.Name, row.Number, "Identifier"),
                FaultCode.Missing,
                "The row does not say which grant it belongs to. Enter the grant's identifier."
            );
        }
        else if (!_index!.First.Contains(id))
        {
            faults.Add(
                new Place(sheet.Name, row.Number, "Identifier"),
                FaultCode.UnknownGrant,
                $"No sheet has the grant \"{id}\". Check the identifier."
            );
        }
    }

    private FlatObject Merged(FlatObject grant, string id, GrantFaults faults)
    {
        foreach (var (sheet, row) in _index!.More.GetValueOrDefault(id) ?? [])
        {
            var contradictions = new List<Contradiction>();
            grant.Merge(sheet.Columns.Read(row, sheet.Name), contradictions);
            if (contradictions is [var (first, firstText, second, secondText), .. var others])
            {
                faults.Add(
                    second,
                    FaultCode.Contradiction,
                    $"{Rows(first, second)} are one grant, \"{id}\", and say different things: \"{Short(firstText)}\" and "
                        + $"\"{Short(secondText)}\"{Also(others)}. Correct one of them, or give each grant an identifier of its own."
                );
            }
        }

        return grant;
    }

    private static string Rows(Place first, Place second) =>
        first.Sheet == second.Sheet
            ? Invariant($"Rows {first.Row} and {second.Row}")
            : Invariant($"Row {first.Row} of \"{first.Sheet}\" and row {second.Row} of \"{second.Sheet}\"");

    private static string Also(List<Contradiction> others) =>
        others.Count == 0
            ? ""
            : $" (and in {string.Join(", ", others.Take(3).Select(o => $"\"{o.Second.Title}\""))}"
                + $"{(others.Count > 3 ? " and others" : "")})";

    private static string Short(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)] + "…";

    private static string Identifier(TableRow row, Sheet sheet) =>
        sheet.Columns.Identifier is { } column && column < row.Cells.Count ? GrantCell.Plain(row.Cells[column]) : "";

    /// <param name="Titles">The row of the titles.</param>
    /// <param name="Columns">What they mean.</param>
    private sealed record Sheet(Place Titles, GrantColumns Columns)
    {
        /// <summary>Null in CSV.</summary>
        public string? Name => Titles.Sheet;
    }

    private sealed class Index
    {
        public List<Sheet> Sheets { get; } = [];

        /// <summary>Sheets that are not about grants.</summary>
        public List<string> Others { get; } = [];

        /// <summary>The identifiers of the grants.</summary>
        public HashSet<string> First { get; } = new(StringComparer.Ordinal);

        /// <summary>Further rows of grants, and the rows of sheets that only say more.</summary>
        public Dictionary<string, List<(Sheet Sheet, TableRow Row)>> More { get; } = new(StringComparer.Ordinal);
    }
}
