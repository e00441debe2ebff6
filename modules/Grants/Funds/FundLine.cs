using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

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
    public Task<Connection<LedgerEntry>> Entries(Paging paging, GrantsDb db, CancellationToken cancellationToken) =>
        db.LedgerEntries.Where(l => l.FundId == FundId && l.Stream == Stream).PageAsync(paging, l => l.Number, descending: false, cancellationToken);
}
