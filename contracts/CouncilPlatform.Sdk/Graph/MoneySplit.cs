namespace CouncilPlatform.Sdk;

/// <summary>
/// Splits an amount between bodies by weight. Each gets the whole pence of its exact share, and the remaining pence go to the largest
/// remainders; if these are equal, to the body whose code comes first. So the parts add up, and the order of the list does not matter.
/// </summary>
public static class MoneySplit
{
    /// <param name="amount">Zero or more.</param>
    /// <param name="shares">At least one weight is more than zero, and no body appears twice.</param>
    /// <returns>The parts, in the order of the shares.</returns>
    public static IReadOnlyList<Money> Of(Money amount, IReadOnlyList<(string Body, long Weight)> shares)
    {
        var whole = shares.Aggregate(Int128.Zero, (sum, s) => sum + s.Weight);
        var exact = shares
            .Select((s, index) => (Index: index, s.Body, Share: Int128.DivRem((Int128)amount.MinorUnits * s.Weight, whole)))
            .ToList();
        var parts = exact.ConvertAll(e => (long)e.Share.Quotient);
        var left = (int)(amount.MinorUnits - parts.Sum());
        foreach (
            var (index, _, _) in exact.OrderByDescending(e => e.Share.Remainder).ThenBy(e => e.Body, StringComparer.Ordinal).Take(left)
        )
        {
            parts[index]++;
        }

        return parts.ConvertAll(Money.FromPence);
    }
}
