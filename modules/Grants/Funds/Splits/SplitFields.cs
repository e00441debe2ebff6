namespace CouncilPlatform.Grants.Funds;

/// <summary>What one body pays or gets of an amount.</summary>
/// <param name="Body">The body, as it was named in the query.</param>
/// <param name="Amount">The body's part.</param>
internal sealed record SplitAmount(string Body, Money Amount);

/// <summary>A body among which an amount is split.</summary>
/// <param name="Body">A GSS code, an identifier or a name; each only once.</param>
/// <param name="Weight">How much of the driver the body has: people, headcount, homes. 1 if left out, which makes equal shares.</param>
internal sealed record SplitShareInput(string Body, int? Weight);

internal sealed class SplitFields
{
    private const int Max = 500;

    /// <summary>Splits an amount by a driver such as population or headcount. The parts add up to the penny.</summary>
    /// <param name="amount">The amount to split: zero or more.</param>
    /// <param name="by">The bodies and their weights: 1 to 500.</param>
    public static IReadOnlyList<SplitAmount> SplitAmount(Money amount, IReadOnlyList<SplitShareInput> by)
    {
        new Rules().NotNegative(amount, InputPath.Argument("amount")).Check();
        var shares = Shares(by);
        return [.. MoneySplit.Of(amount, shares).Zip(shares, (part, share) => new SplitAmount(share.Body, part))];
    }

    internal static IReadOnlyList<(string Body, long Weight)> Shares(IReadOnlyList<SplitShareInput> by)
    {
        var path = InputPath.Argument("by");
        var rules = new Rules().Valid(by.Count is >= 1 and <= Max, $"Enter between 1 and {Max} bodies.", path);
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, share) in by.Take(Max).Index())
        {
            var at = path.Within(index);
            rules
                .Text(share.Body, 200, at.Within("body"))
                .Valid(bodies.Add(share.Body), $"\"{share.Body}\" is listed twice. Add up its weights.", at.Within("body"))
                .Valid(share.Weight is null or >= 0, $"The weight {share.Weight} is negative. Enter zero or more.", at.Within("weight"));
        }

        rules.Valid(by.Any(s => s.Weight is null or > 0), "Every weight is zero. Give at least one body a weight.", path).Check();
        return [.. by.Select(s => (s.Body, (long)(s.Weight ?? 1)))];
    }
}
