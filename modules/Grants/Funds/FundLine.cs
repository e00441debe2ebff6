using CouncilPlatform.Sdk;
using GraphQL.DataLoader;

namespace CouncilPlatform.Grants.Funds;

/// <summary>The two purses of local government finance. Money of one is never spent as the other.</summary>
internal enum Stream
{
    Revenue,
    Capital,
}

/// <summary>One stream of a fund: <c>Remaining = Granted - Allocated</c>, always.</summary>
internal sealed record FundLine(Guid FundId, Stream Stream, Money Granted, Money Allocated)
{
    /// <summary>What is not allocated yet.</summary>
    public Money Remaining => Granted - Allocated;

    /// <summary>The ledger behind the figures, in order.</summary>
    public IDataLoaderResult<Connection<LedgerEntry>> Entries(Paging paging, Batches batches, GrantsDb db) => batches.Page(
        $"grants.line.entries.{Stream}", FundId, db.LedgerEntries.Where(l => l.Stream == Stream), l => l.FundId, paging, l => l.Number, descending: false);
}
