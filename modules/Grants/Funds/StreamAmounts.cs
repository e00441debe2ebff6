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

    /// <summary>What is not given is zero.</summary>
    internal static StreamAmounts Of(Money? revenue, Money? capital) => new(revenue ?? default, capital ?? default);

    internal static StreamAmounts FromPence(long revenue, long capital) => new(Money.FromPence(revenue), Money.FromPence(capital));

    internal static StreamAmounts Of(IReadOnlyList<FundLine> lines, Func<FundLine, Money> amount) =>
        Of(stream => amount(lines.Single(l => l.Stream == stream)));

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

internal static class StreamRules
{
    /// <summary>Requires that the amount of each stream is within its limit.</summary>
    /// <param name="message">What is wrong, from the stream's name, the amount and the limit.</param>
    public static Rules Within(
        this Rules rules,
        StreamAmounts amounts,
        StreamAmounts limits,
        string code,
        Func<string, Money, Money, string> message,
        Func<string, InputPath> at
    )
    {
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var (name, amount, limit) = (stream.InWords(), amounts.Of(stream), limits.Of(stream));
            rules.Require(amount <= limit, code, message(name, amount, limit), at(name));
        }

        return rules;
    }

    public static Rules Amount(this Rules rules, Money? amount, InputPath path) =>
        rules.NotNegative(amount, path).Valid(!(amount > FundLine.Max), $"{amount} is more than {FundLine.Max}. Check the amount.", path);

    public static StreamAmounts Sum(this IEnumerable<StreamAmounts> amounts) => amounts.Aggregate(StreamAmounts.None, (sum, a) => sum + a);

    public static string InWords(this Enum value) => Wording.Of(value.ToString());
}
