namespace CouncilPlatform.Grants.Funds;

/// <summary>One body's part of an allocation.</summary>
/// <param name="Body">The body, as it was named in the query.</param>
/// <param name="Amounts">The body's part of each stream.</param>
internal sealed record SplitAmounts(string Body, StreamAmounts Amounts);

internal sealed class AllocationSplitFields
{
    /// <summary>Splits what the allocation holds by a driver, each stream on its own. The parts add up to the penny.</summary>
    /// <param name="by">The bodies and their weights: 1 to 500.</param>
    [Needs(nameof(Allocation.Held))]
    public static IReadOnlyList<SplitAmounts> Split(Allocation allocation, IReadOnlyList<SplitShareInput> by)
    {
        var (shares, held) = (SplitFields.Shares(by), allocation.Held().Total);
        var (revenue, capital) = (MoneySplit.Of(held.Revenue, shares), MoneySplit.Of(held.Capital, shares));
        return [.. shares.Select((share, index) => new SplitAmounts(share.Body, new(revenue[index], capital[index])))];
    }
}
