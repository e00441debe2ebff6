namespace CouncilPlatform.Grants.Funds;

/// <summary>The two kinds of money in local government finance. Money of one is never spent as the other.</summary>
[GraphName("Stream")]
internal enum FundingStream
{
    /// <summary>Money for day-to-day costs.</summary>
    Revenue,

    /// <summary>Money for assets that last, such as buildings and equipment.</summary>
    Capital,
}

/// <summary>One stream of a fund. Granted always equals remaining, proposed, committed and paid together.</summary>
/// <param name="Stream">Revenue or capital.</param>
/// <param name="Remaining">What is not allocated yet.</param>
/// <param name="Proposed">Set aside for projects and not committed yet.</param>
/// <param name="Committed">Promised to projects and not paid yet.</param>
/// <param name="Paid">Paid out to projects, less what came back.</param>
internal sealed record FundLine(Guid FundId, FundingStream Stream, Money Remaining, Money Proposed, Money Committed, Money Paid)
{
    /// <summary>The most that a line may receive: a million million pounds.</summary>
    internal static readonly Money Max = Money.FromPence(100_000_000_000_000);

    /// <summary>What the fund received.</summary>
    public Money Granted => Remaining + Allocated;

    /// <summary>What projects hold: proposed, committed and paid together.</summary>
    public Money Allocated => Proposed + Committed + Paid;

    /// <summary>The ledger entries behind the figures, in order.</summary>
    public IDataLoaderResult<Connection<LedgerEntry>> Entries(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(
            FundId,
            (db, Stream),
            static s => s.db.Set<LedgerEntry>().Where(l => l.Stream == s.Stream),
            static l => l.FundId,
            paging,
            static l => l.Number
        );
}
