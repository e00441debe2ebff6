namespace CouncilPlatform.Grants.Funds;

/// <summary>
/// The share of a fund that an allocation holds, in per cent to two decimals, half rounded up: 6.99. Null if the fund has received nothing.
/// </summary>
/// <param name="OfRevenue">The share of the fund's revenue.</param>
/// <param name="OfCapital">The share of the fund's capital.</param>
/// <param name="OfGrant">The share of revenue and capital together.</param>
internal sealed record AllocationShare(string? OfRevenue, string? OfCapital, string? OfGrant)
{
    public static AllocationShare Of(StreamAmounts holding, IReadOnlyList<FundLine> lines)
    {
        var granted = StreamAmounts.Of(lines, l => l.Granted);
        return new(
            Percent(holding.Revenue, granted.Revenue),
            Percent(holding.Capital, granted.Capital),
            Percent(holding.Total, granted.Total)
        );
    }

    private static string? Percent(Money part, Money whole) =>
        whole.MinorUnits == 0
            ? null
            : Math.Round(part.MinorUnits * 100m / whole.MinorUnits, 2, MidpointRounding.AwayFromZero)
                .ToString("0.00", CultureInfo.InvariantCulture);
}
