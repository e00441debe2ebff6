namespace CouncilPlatform.Grants.Delivery;

/// <summary>What one allocation holds.</summary>
internal static class Holdings
{
    public static async Task<Holding> HoldingAsync(this Ledger ledger, Guid allocation, CancellationToken cancellationToken) =>
        (await ledger.HoldingsAsync([allocation], cancellationToken)).GetValueOrDefault(allocation) ?? Holding.None;
}
