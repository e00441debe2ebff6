namespace CouncilPlatform.Grants.Funds;

/// <summary>Percentages with two decimals, half rounded up, as exact text: <c>6.99</c>. Null where there is nothing to be a share of.</summary>
internal sealed record AllocationShare(string? OfRevenue, string? OfCapital, string? OfGrant)
{
    public static AllocationShare Of(StreamAmounts holding, IReadOnlyList<FundLine> lines)
    {
        var revenue = lines.Single(l => l.Stream == FundingStream.Revenue).Granted;
        var capital = lines.Single(l => l.Stream == FundingStream.Capital).Granted;
        return new(Percent(holding.Revenue, revenue), Percent(holding.Capital, capital), Percent(holding.Total, revenue + capital));
    }

    private static string? Percent(Money part, Money whole) =>
        whole.MinorUnits == 0
            ? null
            : Math.Round(part.MinorUnits * 100m / whole.MinorUnits, 2, MidpointRounding.AwayFromZero)
                .ToString("0.00", CultureInfo.InvariantCulture);
}
