using System.Runtime.CompilerServices;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// A file with what is wrong with it: the same table with one more column, "Faults", so that a person can correct it and send it again, the
/// column with it. Once the file is deleted, and for a file that is not a table, it is the list of the faults.
/// </summary>
internal sealed class FaultFile(ImportRun run, ImportFiles files, ImportCatalogue kinds)
{
    private const string Sheet = "Table";

    private static readonly string[] _list = ["Rows", "Column", "Fault", "How many"];

    public async Task WriteAsync(Import import, Partnership partnership, Stream to, string extension, CancellationToken cancellationToken)
    {
        if (kinds.Find(import.Kind) is not { } kind || !files.Has(import.Id))
        {
            await WriteListAsync(import.Faults(), to, extension, cancellationToken);
            return;
        }

        await using var content = files.Open(import.Id);
        var rows = new RowFaults();
        var request = new ImportRequest(
            kind,
            partnership,
            FileTypes.NameFor(import.FileName, content),
            import.Settings().ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
            import.Answers().ToDictionary(a => a.Key, a => a.Choice, StringComparer.Ordinal),
            IsPreview: true
        )
        {
            EachFault = rows.Add,
        };
        try
        {
            await run.RunAsync(request, content, progress: null, cancellationToken);
        }
        catch (RuleException)
        {
            // The list has it.
        }

        await WriteAsync(content, request.Name, import.Faults(), rows, to, extension, cancellationToken);
    }

    /// <param name="content">The file.</param>
    /// <param name="name">Its name, whose extension says what it is.</param>
    /// <param name="faults">What is wrong with it.</param>
    /// <param name="rows">The same by rows.</param>
    /// <param name="to">Where to.</param>
    /// <param name="extension">xlsx or csv.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(
        Stream content,
        string name,
        IReadOnlyList<ImportFault> faults,
        RowFaults rows,
        Stream to,
        string extension,
        CancellationToken cancellationToken
    )
    {
        var table = WithFaultsAsync(new TableFile(content, name, new TableFaults()), faults, rows, cancellationToken);
        await using var reading = table.GetAsyncEnumerator(cancellationToken);
        if (!await reading.MoveNextAsync())
        {
            await WriteListAsync(faults, to, extension, cancellationToken);
            return;
        }

        var titles = reading.Current;
        await WriteAsync(to, extension, titles, RestAsync(reading), cancellationToken);
    }

    private static Task WriteListAsync(
        IReadOnlyList<ImportFault> faults,
        Stream to,
        string extension,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            to,
            extension,
            _list,
            faults.Select(IReadOnlyList<object?> (f) => [f.Place, f.Column, f.Message, f.Count]).ToAsyncEnumerable(),
            cancellationToken
        );

    // The first row has the titles, which all the others are as long as.
    private static async IAsyncEnumerable<IReadOnlyList<string>> WithFaultsAsync(
        TableFile file,
        IReadOnlyList<ImportFault> faults,
        RowFaults rows,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (width, next) = (-1, 1L);
        await foreach (var row in file.RowsAsync(cancellationToken: cancellationToken).WithCancellation(cancellationToken))
        {
            if (width < 0)
            {
                width = row.Cells.Count;
                yield return FaultsColumn.Insert(row.Cells, width, FaultsColumn.Title);
                if (OfNoRow(faults, rows, row.Number) is { Length: > 0 } general)
                {
                    yield return FaultsColumn.Insert([], width, general);
                }

                continue;
            }

            yield return FaultsColumn.Insert(row.Cells, width, rows.Of(row.Number));
        }
    }

    private static string OfNoRow(IReadOnlyList<ImportFault> faults, RowFaults rows, long titles) =>
        string.Join(" ", faults.Where(f => f.Rows.Count == 0).Select(f => f.Message).Append(rows.Of(titles)).Where(t => t.Length > 0));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RestAsync(IAsyncEnumerator<IReadOnlyList<string>> rows)
    {
        while (await rows.MoveNextAsync())
        {
            yield return rows.Current;
        }
    }

    private static Task WriteAsync(
        Stream to,
        string extension,
        IReadOnlyList<string> titles,
        IAsyncEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken
    ) =>
        extension == "csv"
            ? TableWriter.WriteCsvAsync(to, titles, rows, cancellationToken)
            : TableWriter.WriteWorkbookAsync(to, Sheet, titles, rows, cancellationToken);
}
