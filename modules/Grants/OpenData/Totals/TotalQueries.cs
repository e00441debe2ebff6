namespace CouncilPlatform.Grants.OpenData;

/// <summary>Totals for dashboards: flat rows, made by the database.</summary>
internal sealed class TotalQueries
{
    /// <summary>More rows than this are refused: a chart cannot show them, and the files of /data/v1 have them all.</summary>
    public const int MostRows = 5000;

    /// <summary>Grants awarded, counted and added up; by nothing, all in one row. What a grant does not say is a row of its own.</summary>
    public static async Task<IReadOnlyList<GrantTotal>> GrantTotals(
        Partnership partnership,
        IReadOnlyList<GrantDimension> by,
        AwardFilterInput? filter,
        GrantTotals totals,
        CancellationToken cancellationToken
    ) => RequireFew(await totals.ReadAsync(partnership, by, filter, MostRows + 1, cancellationToken));

    /// <summary>The ledgers of the funds, added up; by nothing, all in one row.</summary>
    public static async Task<IReadOnlyList<FundTotal>> FundTotals(
        Partnership partnership,
        IReadOnlyList<FundDimension> by,
        FundTotalFilterInput? filter,
        FundTotals totals,
        CancellationToken cancellationToken
    ) => RequireFew(await totals.ReadAsync(partnership, by, filter, cancellationToken));

    private static IReadOnlyList<T> RequireFew<T>(IReadOnlyList<T> rows) =>
        rows.Count <= MostRows
            ? rows
            : throw new RuleException(
                "TOO_MANY_ROWS",
                string.Create(CultureInfo.InvariantCulture, $"These are more than {MostRows:N0} rows. Group by less, or filter."),
                "by"
            );
}
