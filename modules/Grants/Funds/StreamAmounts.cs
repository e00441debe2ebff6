namespace CouncilPlatform.Grants.Funds;

/// <summary>An amount of each stream.</summary>
internal sealed record StreamAmounts(Money Revenue, Money Capital)
{
    public static readonly StreamAmounts None = new(default, default);

    public Money Total => Revenue + Capital;

    internal Money Of(FundingStream stream) => stream == FundingStream.Revenue ? Revenue : Capital;

    /// <summary>What of it is more than nothing.</summary>
    internal StreamAmounts Positive() =>
        new(Money.FromPence(Math.Max(0, Revenue.MinorUnits)), Money.FromPence(Math.Max(0, Capital.MinorUnits)));

    public static StreamAmounts operator +(StreamAmounts left, StreamAmounts right) =>
        new(left.Revenue + right.Revenue, left.Capital + right.Capital);

    public static StreamAmounts operator -(StreamAmounts left, StreamAmounts right) =>
        new(left.Revenue - right.Revenue, left.Capital - right.Capital);
}
