namespace CouncilPlatform.Grants.Funds;

/// <summary>The two purses of local government finance. Money of one is never spent as the other.</summary>
[GraphName("Stream")]
internal enum FundingStream
{
    Revenue,
    Capital,
}

/// <summary>One stream of a fund: <c>Granted = Remaining + Proposed + Committed + Paid</c>, always.</summary>
/// <param name="Remaining">What is not allocated yet.</param>
/// <param name="Proposed">Set aside for projects, and not promised yet.</param>
/// <param name="Committed">Promised to projects, and not paid yet.</param>
/// <param name="Paid">Paid out to projects, less what came back.</param>
internal sealed record FundLine(Guid FundId, FundingStream Stream, Money Remaining, Money Proposed, Money Committed, Money Paid)
{
    /// <summary>The most that a line may receive: a million million pounds.</summary>
    internal static readonly Money Most = Money.FromPence(100_000_000_000_000);

    /// <summary>What was received.</summary>
    public Money Granted => Remaining + Allocated;

    /// <summary>What projects hold: proposed, committed and paid together.</summary>
    public Money Allocated => Proposed + Committed + Paid;

    /// <summary>The ledger behind the figures, in order.</summary>
    public IDataLoaderResult<Connection<LedgerEntry>> Entries(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(
            $"grants.line.entries.{Stream}",
            FundId,
            db.LedgerEntries.Where(l => l.Stream == Stream),
            l => l.FundId,
            paging,
            l => l.Number,
            descending: false
        );
}
