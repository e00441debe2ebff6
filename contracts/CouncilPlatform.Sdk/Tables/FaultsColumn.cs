using System.Runtime.CompilerServices;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The last column of a table that was sent back with its faults. Whoever corrects the table and sends it again need not remove it.
/// </summary>
internal static class FaultsColumn
{
    public const string Title = "Faults";

    /// <summary>The rows without that column.</summary>
    public static async IAsyncEnumerable<TableRow> WithoutFaultsAsync(
        this IAsyncEnumerable<TableRow> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var (isFirst, place) = (true, -1);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (isFirst && row.Cells.Any(c => c.Length > 0))
            {
                isFirst = false;
                var (last, title) = row.Cells.Index().Last(c => c.Item.Length > 0);
                place = title == Title ? last : -1;
            }

            yield return place >= 0 && place < row.Cells.Count
                ? row with
                {
                    Cells = [.. row.Cells.Take(place), .. row.Cells.Skip(place + 1)],
                }
                : row;
        }
    }

    /// <summary>The cells of a row with a text in that column.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="place">How many columns the table has without it.</param>
    /// <param name="faults">The text.</param>
    public static IReadOnlyList<string> Insert(IReadOnlyList<string> cells, int place, string faults) =>
        [.. cells.Take(place), .. Enumerable.Repeat("", Math.Max(0, place - cells.Count)), faults, .. cells.Skip(place)];
}
