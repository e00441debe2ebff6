namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>What each row of a table of spend adds up.</summary>
internal enum SpendDimension
{
    /// <summary>The budget lines of one agency.</summary>
    Agency,

    /// <summary>The budget lines of one local area.</summary>
    Area,

    /// <summary>The budget lines of one priority of an agreement. Other outcomes, and unaligned lines, are a row each.</summary>
    Priority,

    /// <summary>The budget lines of one outcome.</summary>
    Outcome,

    /// <summary>The budget lines of one financial year.</summary>
    FinancialYear,
}

/// <summary>What agencies plan to spend, added up.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Total">All rows together.</param>
internal sealed record SpendTable(IReadOnlyList<SpendRow> Rows, SpendRow Total);

/// <summary>One row of a table of spend.</summary>
/// <param name="Label">What the row adds up, in words.</param>
/// <param name="Key">The code, number, short name or year of what it adds up, like S12000050 or 2012/13. Null where there is none.</param>
/// <param name="Lines">The number of budget lines.</param>
/// <param name="Total">The total amount.</param>
/// <param name="Firm">The amount that is settled.</param>
/// <param name="Indicative">The amount that is planned and may change.</param>
/// <param name="Unaligned">The amount that contributes to no outcome.</param>
/// <param name="Preventative">The amount that prevents needs.</param>
/// <param name="Reactive">The amount that meets needs.</param>
/// <param name="Untagged">The amount that is tagged neither preventative nor reactive.</param>
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
    /// <summary>The shares of the total in percent, which add up to exactly 100. Null where the total is zero.</summary>
    public SpendShares? Shares => Total.MinorUnits == 0 ? null : SpendShares.Of(Preventative, Reactive, Untagged);

    public static SpendRow Of(string label, string? key, IReadOnlyCollection<SpendSum> sums)
    {
        return new(
            label,
            key,
            sums.Sum(s => s.Lines),
            Sum(s => s.Total),
            Sum(s => s.Firm),
            Sum(s => s.Total - s.Firm),
            Sum(s => s.Unaligned),
            Sum(s => s.Preventative),
            Sum(s => s.Reactive),
            Sum(s => s.Total - s.Preventative - s.Reactive)
        );

        Money Sum(Func<SpendSum, long> pence) => Money.FromPence(sums.Sum(pence));
    }
}

/// <summary>Shares in percent with two decimals, rounded so that they add up to 100.00.</summary>
/// <param name="Preventative">The share that prevents needs, like 62.50.</param>
/// <param name="Reactive">The share that meets needs, like 30.00.</param>
/// <param name="Untagged">The share that is tagged neither way, like 7.50.</param>
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
