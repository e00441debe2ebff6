using System.Globalization;
using System.Runtime.CompilerServices;

namespace CouncilPlatform.Sdk;

/// <summary>Finds the row of titles of a table that has something above it.</summary>
internal static class TitleSearch
{
    /// <summary>How many rows with text may be above the titles.</summary>
    public const int MaxRows = 20;

    /// <summary>The rows as they are, but none and one fault if the titles are below other text.</summary>
    public static async IAsyncEnumerable<TableRow> CheckedAsync(
        IAsyncEnumerable<TableRow> rows,
        Func<TableRow, bool> areTitles,
        TableFaults faults,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var enumerator = rows.GetAsyncEnumerator(cancellationToken);
        List<TableRow> above = [];
        var isFound = false;
        while (!isFound && above.Count < MaxRows && await enumerator.MoveNextAsync())
        {
            var row = enumerator.Current;
            isFound = areTitles(row);
            if (isFound || row.Cells.Any(c => c.Length > 0))
            {
                above.Add(row);
            }
        }

        if (isFound && above.Count > 1)
        {
            faults.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The titles seem to be in row {above[^1].Number}. Delete the rows above them, and also the rows below the table "
                        + $"that are not part of it, such as totals and notes."
                )
            );
            yield break;
        }

        foreach (var row in above)
        {
            yield return row;
        }

        while (await enumerator.MoveNextAsync())
        {
            yield return enumerator.Current;
        }
    }
}
