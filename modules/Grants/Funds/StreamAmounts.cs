using CouncilPlatform.Sdk;

namespace CouncilPlatform.Grants.Funds;

/// <summary>An amount of each stream.</summary>
internal sealed record StreamAmounts(Money Revenue, Money Capital)
{
    public static readonly StreamAmounts None = new(default, default);

    public Money Total => Revenue + Capital;

    internal Money Of(Stream stream) => stream == Stream.Revenue ? Revenue : Capital;

    public static StreamAmounts operator +(StreamAmounts left, StreamAmounts right) => new(left.Revenue + right.Revenue, left.Capital + right.Capital);

    public static StreamAmounts operator -(StreamAmounts left, StreamAmounts right) => new(left.Revenue - right.Revenue, left.Capital - right.Capital);
}
