namespace CouncilPlatform.Grants.Funds;

/// <summary>An amount of each stream.</summary>
/// <param name="Revenue">The amount of revenue.</param>
/// <param name="Capital">The amount of capital.</param>
internal sealed record StreamAmounts(Money Revenue, Money Capital)
{
    public static readonly StreamAmounts None = new(default, default);

    /// <summary>Revenue and capital together.</summary>
    public Money Total => Revenue + Capital;

    internal static StreamAmounts Of(Func<FundingStream, Money> amount) =>
        new(amount(FundingStream.Revenue), amount(FundingStream.Capital));

    internal static StreamAmounts FromPence(long revenue, long capital) => new(Money.FromPence(revenue), Money.FromPence(capital));

    internal Money Of(FundingStream stream) => stream == FundingStream.Revenue ? Revenue : Capital;

    /// <summary>The amounts, with zero in place of what is less.</summary>
    internal StreamAmounts Positive() => FromPence(Math.Max(0, Revenue.MinorUnits), Math.Max(0, Capital.MinorUnits));

    /// <summary>The amounts for the audit trail.</summary>
    public override string ToString() => $"revenue {Revenue.Amount}, capital {Capital.Amount}";

    public static StreamAmounts operator +(StreamAmounts left, StreamAmounts right) =>
        new(left.Revenue + right.Revenue, left.Capital + right.Capital);

    public static StreamAmounts operator -(StreamAmounts left, StreamAmounts right) =>
        new(left.Revenue - right.Revenue, left.Capital - right.Capital);
}
