namespace CouncilPlatform.Grants.Funds;

/// <summary>How far money of a fund has come. What a stream received is always free, proposed, committed and paid together.</summary>
internal enum MoneyState
{
    Free,
    Proposed,
    Committed,
    Paid,
}

/// <summary>From where to where each kind of entry moves money. Nothing else moves it.</summary>
internal static class LedgerMoves
{
    /// <summary>Null where the money comes from outside the fund.</summary>
    public static MoneyState? From(LedgerEntryKind kind) =>
        kind switch
        {
            LedgerEntryKind.Received => null,
            LedgerEntryKind.Proposed => MoneyState.Free,
            LedgerEntryKind.Committed or LedgerEntryKind.Withdrawn => MoneyState.Proposed,
            LedgerEntryKind.Paid or LedgerEntryKind.Released => MoneyState.Committed,
            LedgerEntryKind.Returned or LedgerEntryKind.ClawedBack => MoneyState.Paid,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
        };

    public static MoneyState To(LedgerEntryKind kind) =>
        kind switch
        {
            LedgerEntryKind.Proposed => MoneyState.Proposed,
            LedgerEntryKind.Committed => MoneyState.Committed,
            LedgerEntryKind.Paid => MoneyState.Paid,
            _ => MoneyState.Free,
        };

    public static long Balance(IEnumerable<(LedgerEntryKind Kind, long Pence)> sums, MoneyState state) =>
        sums.Sum(s => (To(s.Kind) == state ? s.Pence : 0) - (From(s.Kind) == state ? s.Pence : 0));
}
