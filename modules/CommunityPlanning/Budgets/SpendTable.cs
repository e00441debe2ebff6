namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>What the rows of a table of spend are.</summary>
internal enum SpendDimension
{
    Agency,
    Area,

    /// <summary>The outcomes that an agreement puts first; what serves others, and what serves none, in a row each.</summary>
    Priority,
    Outcome,
    FinancialYear,
}

/// <summary>What agencies spend, added up.</summary>
/// <param name="Total">All rows together.</param>
internal sealed record SpendTable(IReadOnlyList<SpendRow> Rows, SpendRow Total);

/// <summary>One row of a table of spend.</summary>
/// <param name="Label">What it is of, in words.</param>
/// <param name="Key">Its code, number, slug or year; null where there is none.</param>
/// <param name="Lines">How many budget lines.</param>
/// <param name="Firm">What is settled.</param>
/// <param name="Indicative">What is planned on, and open to change.</param>
/// <param name="Unaligned">What serves no outcome.</param>
/// <param name="Preventative">What goes to preventing needs.</param>
/// <param name="Reactive">What goes to meeting them.</param>
/// <param name="Untagged">What nobody has said that of.</param>
internal sealed record SpendRow(
    string Label,
    string? Key,
    int Lines,
    Money Total,
    Money Firm,
    Money Indicative,
    Money Unaligned,
    Money Preventative,
    Money Reactive,
    Money Untagged
)
{
    /// <summary>How the money divides, in percent of the whole: together exactly 100. Null where there is no money.</summary>
    public SpendShares? Shares => Total.MinorUnits == 0 ? null : SpendShares.Of(Preventative, Reactive, Untagged);

    public static SpendRow Of(string label, string? key, IReadOnlyCollection<SpendSum> sums) =>
        new(
            label,
            key,
            sums.Sum(s => s.Lines),
            Money.FromPence(sums.Sum(s => s.Total)),
            Money.FromPence(sums.Sum(s => s.Firm)),
            Money.FromPence(sums.Sum(s => s.Total - s.Firm)),
            Money.FromPence(sums.Sum(s => s.Unaligned)),
            Money.FromPence(sums.Sum(s => s.Preventative)),
            Money.FromPence(sums.Sum(s => s.Reactive)),
            Money.FromPence(sums.Sum(s => s.Total - s.Preventative - s.Reactive))
        );
}

/// <summary>
/// Shares in percent with two decimals. Each is rounded down to a hundredth, and the hundredths that are left go to the largest remainders, so that they
/// add up to 100.00.
/// </summary>
internal sealed record SpendShares(string Preventative, string Reactive, string Untagged)
{
    public static SpendShares Of(Money preventative, Money reactive, Money untagged)
    {
        var parts = MoneySplit.Of(
            Money.FromPence(100_00),
            [("1", preventative.MinorUnits), ("2", reactive.MinorUnits), ("3", untagged.MinorUnits)]
        );
        return new(Percent(parts[0]), Percent(parts[1]), Percent(parts[2]));
    }

    private static string Percent(Money hundredths) => (hundredths.MinorUnits / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
