namespace CouncilPlatform.Grants.OpenData;

internal sealed class TotalQueries
{
    /// <summary>The most rows that a query gets. The files of /data/v1 have all of them.</summary>
    public const int MaxRows = 5000;

    /// <summary>Grants awarded, counted and added up. What a grant does not state is in a row of its own.</summary>
    /// <param name="by">What to group by; an empty list makes one row of all.</param>
    /// <param name="filter">Only awards that meet every condition of it.</param>
    /// <param name="greatest">Only so many rows: those with the greatest amounts, the greatest first. 1 to 5,000; all rows if left out.</param>
    [Cost(20_000)]
    public static async Task<IReadOnlyList<GrantTotal>> GrantTotals(
        Partnership partnership,
        IReadOnlyList<GrantDimension> by,
        AwardFilterInput? filter,
        int? greatest,
        GrantTotals totals,
        CancellationToken cancellationToken
    )
    {
        if (greatest is not { } few)
        {
            return RequireFew(await totals.ReadAsync(partnership, by, filter, MaxRows + 1, greatestFirst: false, cancellationToken));
        }

        new Rules()
            .Valid(few is >= 1 and <= MaxRows, Invariant($"Enter a number of rows from 1 to {MaxRows:N0}."), InputPath.Argument("greatest"))
            .Check();
        return await totals.ReadAsync(partnership, by, filter, few, greatestFirst: true, cancellationToken);
    }

    /// <summary>The ledgers of the funds, added up.</summary>
    /// <param name="by">What to group by; an empty list makes one row of all.</param>
    /// <param name="filter">Only ledger entries that meet every condition of it.</param>
    [Cost(20_000)]
    public static async Task<IReadOnlyList<FundTotal>> FundTotals(
        Partnership partnership,
        IReadOnlyList<FundDimension> by,
        FundTotalFilterInput? filter,
        FundTotals totals,
        CancellationToken cancellationToken
    ) => RequireFew(await totals.ReadAsync(partnership, by, filter, cancellationToken));

    private static IReadOnlyList<T> RequireFew<T>(IReadOnlyList<T> rows) =>
        rows.Count <= MaxRows
            ? rows
            : throw new RuleException(
                "TOO_MANY_ROWS",
                Invariant($"There are more than {MaxRows:N0} rows. Group by fewer things, or filter."),
                InputPath.Argument("by")
            );
}
