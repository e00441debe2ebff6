namespace CouncilPlatform.Sdk;

/// <summary>The rows of a table file, read anew each time they are enumerated: of its first visible sheet, unless titles say so.</summary>
public sealed class TableRows : IAsyncEnumerable<TableRow>
{
    private readonly Func<Func<TableRow, bool>?, CancellationToken, IAsyncEnumerable<TableRow>> _read;

    internal TableRows(Func<Func<TableRow, bool>?, CancellationToken, IAsyncEnumerable<TableRow>> read) => _read = read;

    /// <summary>
    /// The rows from the titles on, of the first visible sheet that has them; of the first sheet if none has. It is a fault if the titles
    /// are not in the first row that has text.
    /// </summary>
    /// <param name="areTitles">Whether a row has the titles, or most of them.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public IAsyncEnumerable<TableRow> WithTitles(Func<TableRow, bool> areTitles, CancellationToken cancellationToken = default) =>
        _read(areTitles, cancellationToken);

    public IAsyncEnumerator<TableRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _read(null, cancellationToken).GetAsyncEnumerator(cancellationToken);
}
