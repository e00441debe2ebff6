namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// Contributions added up, and how they compare with all that the allocation holds. Percentages and ratios come from whole pence; further
/// decimals are cut off, so that a penny less than the grant is 0.99 and not 1.00. They are null where the allocation holds nothing.
/// </summary>
/// <param name="Expected">The least that is expected.</param>
/// <param name="Recorded">What was received.</param>
/// <param name="Shortfall">How much less than expected was received. More of one kind does not make up for another.</param>
internal sealed record ContributionTotals(Money Expected, Money Recorded, Money Shortfall)
{
    internal Money Grant { get; init; }

    /// <summary>What is expected for each pound of the grant, with two decimals, like 1.00.</summary>
    public string? Ratio => Cut(Expected, 1)?.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>What is expected for each pound of the grant, like 10:1. Null where nothing is expected.</summary>
    public string? ToOne =>
        Expected.MinorUnits > 0 && Cut(Expected, 1) is { } ratio ? ratio.ToString("0.##", CultureInfo.InvariantCulture) + ":1" : null;

    /// <summary>What is expected as a percentage of the grant, like 12.5.</summary>
    public string? Percent => Cut(Expected, 100)?.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What was received for each pound of the grant, with two decimals, like 0.99.</summary>
    public string? RecordedRatio => Cut(Recorded, 1)?.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Whether what is expected was received.</summary>
    public ContributionState State =>
        Shortfall.MinorUnits > 0 ? ContributionState.Unmet
        : Expected.MinorUnits > 0 ? ContributionState.Met
        : ContributionState.NotExpected;

    internal static ContributionTotals Of(Money expected, Money recorded) => new(expected, recorded, Lack(expected, recorded));

    internal static Money Lack(Money expected, Money recorded) => recorded >= expected ? default : expected - recorded;

    public static ContributionTotals operator +(ContributionTotals left, ContributionTotals right) =>
        new(left.Expected + right.Expected, left.Recorded + right.Recorded, left.Shortfall + right.Shortfall);

    private decimal? Cut(Money part, int times) =>
        Grant.MinorUnits == 0 ? null : decimal.Floor(part.MinorUnits * 100m * times / Grant.MinorUnits) / 100m;
}

/// <summary>What others contribute beside a grant. Help in kind never counts as cash, and neither makes up for the other.</summary>
/// <param name="Total">Cash and help in kind together.</param>
/// <param name="Cash">Money that matches the grant.</param>
/// <param name="InKind">Work, rooms or goods that match the grant, at their value in money.</param>
internal sealed record MatchFunding(ContributionTotals Total, ContributionTotals Cash, ContributionTotals InKind);
