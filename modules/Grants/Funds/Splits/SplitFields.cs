namespace CouncilPlatform.Grants.Funds;

/// <param name="Body">Who, as was asked.</param>
internal sealed record SplitAmount(string Body, Money Amount);

/// <summary>What each of several bodies pays or gets of an amount, to the penny.</summary>
internal sealed class SplitFields
{
    private const int Most = 500;

    /// <summary>Splits an amount by a driver, such as population or headcount: the parts add up to the penny.</summary>
    public static IReadOnlyList<SplitAmount> SplitAmount(Money amount, IReadOnlyList<SplitShareInput> by)
    {
        new Rules().NotNegative(amount, "amount").Check();
        var shares = Shares(by);
        return [.. MoneySplit.Of(amount, shares).Zip(shares, (part, share) => new SplitAmount(share.Body, part))];
    }

    internal static IReadOnlyList<(string Body, long Weight)> Shares(IReadOnlyList<SplitShareInput> by)
    {
        var rules = new Rules().Require(
            by.Count is >= 1 and <= Most,
            RuleCodes.Invalid,
            $"An amount is split between 1 and {Most} bodies.",
            "by"
        );
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, share) in by.Take(Most).Index())
        {
            string[] at = ["by", index.ToString(CultureInfo.InvariantCulture)];
            rules
                .Text(share.Body, 200, [.. at, "body"])
                .Require(
                    bodies.Add(share.Body),
                    RuleCodes.Invalid,
                    $"\"{share.Body}\" is listed twice. Add its weights up.",
                    [.. at, "body"]
                )
                .Require(
                    share.Weight is null or >= 0,
                    RuleCodes.Invalid,
                    $"The weight {share.Weight} is negative. Write zero or more.",
                    [.. at, "weight"]
                );
        }

        rules.Require(
            by.Any(s => s.Weight is null or > 0),
            RuleCodes.Invalid,
            "All weights are zero. Give at least one body a weight.",
            "by"
        );
        rules.Check();
        return [.. by.Select(s => (s.Body, (long)(s.Weight ?? 1)))];
    }
}
