namespace CouncilPlatform.Grants.Funds;

/// <summary>What an allocation holds of its fund, by where the money stands.</summary>
internal sealed record Holding(StreamAmounts Proposed, StreamAmounts Committed, StreamAmounts Paid)
{
    public static readonly Holding None = new(StreamAmounts.None, StreamAmounts.None, StreamAmounts.None);

    public StreamAmounts Total => Proposed + Committed + Paid;

    internal StreamAmounts In(MoneyState state) =>
        state switch
        {
            MoneyState.Proposed => Proposed,
            MoneyState.Committed => Committed,
            MoneyState.Paid => Paid,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "What is free belongs to no allocation."),
        };
}
