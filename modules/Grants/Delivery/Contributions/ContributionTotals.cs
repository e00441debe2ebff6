namespace CouncilPlatform.Grants.Delivery;

/// <summary>Contributions together, and how they compare with all that the allocation holds. Percentages and ratios are cut off, never rounded up.</summary>
/// <param name="Expected">The least that is to come.</param>
/// <param name="Recorded">What has come.</param>
/// <param name="Shortfall">How much less has come than is expected: more of one kind does not make up for another.</param>
internal sealed record ContributionTotals(Money Expected, Money Recorded, Money Shortfall)
{
    internal Money Grant { get; init; }

    /// <summary>What is expected for each pound of the grant, with two decimals: <c>1.00</c>.</summary>
    public string? Ratio => RatioText.Ratio(Expected, Grant);

    /// <summary>The same as people say it: <c>10:1</c>.</summary>
    public string? ToOne => RatioText.ToOne(Expected, Grant);

    /// <summary>What is expected, in per cent of the grant: <c>12.5</c>.</summary>
    public string? Percent => RatioText.Percent(Expected, Grant);

    /// <summary>What has come for each pound of the grant.</summary>
    public string? RecordedRatio => RatioText.Ratio(Recorded, Grant);

    public ContributionState State =>
        Shortfall.MinorUnits > 0 ? ContributionState.Unmet
        : Expected.MinorUnits > 0 ? ContributionState.Met
        : ContributionState.NotExpected;

    internal static ContributionTotals Of(Money expected, Money recorded) => new(expected, recorded, Lack(expected, recorded));

    internal static Money Lack(Money expected, Money recorded) => recorded >= expected ? default : expected - recorded;

    public static ContributionTotals operator +(ContributionTotals left, ContributionTotals right) =>
        new(left.Expected + right.Expected, left.Recorded + right.Recorded, left.Shortfall + right.Shortfall);
}

/// <summary>What others put in beside a grant. Help in kind never counts as cash, and neither makes up for the other.</summary>
/// <param name="Total">Cash and help in kind together.</param>
internal sealed record MatchFunding(ContributionTotals Total, ContributionTotals Cash, ContributionTotals InKind);
