namespace CouncilPlatform.Grants.Funds;

/// <summary>What an allocation holds of its fund, by how far the money has come.</summary>
/// <param name="Proposed">Set aside and not committed yet.</param>
/// <param name="Committed">Promised and not paid yet.</param>
/// <param name="Paid">Paid out, less what came back.</param>
internal sealed record Holding(StreamAmounts Proposed, StreamAmounts Committed, StreamAmounts Paid)
{
    public static readonly Holding None = new(StreamAmounts.None, StreamAmounts.None, StreamAmounts.None);

    /// <summary>Proposed, committed and paid together.</summary>
    public StreamAmounts Total { get; } = Proposed + Committed + Paid;
}
