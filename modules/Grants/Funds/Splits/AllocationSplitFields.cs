namespace CouncilPlatform.Grants.Funds;

/// <param name="Body">Who, as was asked.</param>
/// <param name="Amounts">Its part of each stream.</param>
internal sealed record SplitAmounts(string Body, StreamAmounts Amounts);

/// <summary>What each of several bodies bears of an allocation.</summary>
internal sealed class AllocationSplitFields
{
    /// <summary>Splits what it holds by a driver, each stream for itself: the parts add up to the penny.</summary>
    public static IDataLoaderResult<IReadOnlyList<SplitAmounts>> Split(
        Allocation allocation,
        IReadOnlyList<SplitShareInput> by,
        Batches batches,
        Ledger ledger
    )
    {
        var shares = SplitFields.Shares(by);
        return allocation
            .Holding(batches, ledger)
            .Then(
                IReadOnlyList<SplitAmounts> (holding) =>
                {
                    var revenue = MoneySplit.Of(holding.Total.Revenue, shares);
                    var capital = MoneySplit.Of(holding.Total.Capital, shares);
                    return [.. shares.Select((share, index) => new SplitAmounts(share.Body, new(revenue[index], capital[index])))];
                }
            );
    }
}
