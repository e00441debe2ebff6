namespace CouncilPlatform.Grants.Funds;

/// <summary>Where the money of a fund stands. Of each stream, what was received is always free, proposed, committed and paid together.</summary>
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
    /// <summary>Null where it comes from outside the fund.</summary>
    public static MoneyState? From(LedgerEntryKind kind) =>
        kind switch
        {
            LedgerEntryKind.Received => null,
            LedgerEntryKind.Proposed => MoneyState.Free,
            LedgerEntryKind.Committed or LedgerEntryKind.Withdrawn => MoneyState.Proposed,
            LedgerEntryKind.Paid or LedgerEntryKind.Released => MoneyState.Committed,
            LedgerEntryKind.Returned or LedgerEntryKind.ClawedBack => MoneyState.Paid,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of entry."),
        };

    public static MoneyState To(LedgerEntryKind kind) =>
        kind switch
        {
            LedgerEntryKind.Proposed => MoneyState.Proposed,
            LedgerEntryKind.Committed => MoneyState.Committed,
            LedgerEntryKind.Paid => MoneyState.Paid,
            _ => MoneyState.Free,
        };

    /// <summary>What stands in <paramref name="state"/> once all entries are made, each kind with its sum.</summary>
    public static long Balance(IEnumerable<(LedgerEntryKind Kind, long Pence)> sums, MoneyState state) =>
        sums.Sum(s => (To(s.Kind) == state ? s.Pence : 0) - (From(s.Kind) == state ? s.Pence : 0));
}
