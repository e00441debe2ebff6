namespace CouncilPlatform.Grants.Funds;

/// <summary>
/// What holds money of a fund, by stream and by how far the money has come. The amounts are kept beside the ledger, in pence, so that
/// nobody adds up all its entries to know a balance. Only <see cref="Ledger.MoveAsync"/> moves them, with the entry that says so.
/// </summary>
internal abstract class MoneyHolder : Aggregate
{
    internal long ProposedRevenue { get; set; }

    internal long ProposedCapital { get; set; }

    internal long CommittedRevenue { get; set; }

    internal long CommittedCapital { get; set; }

    internal long PaidRevenue { get; set; }

    internal long PaidCapital { get; set; }

    /// <summary>What it holds.</summary>
    [Needs(
        nameof(ProposedRevenue),
        nameof(ProposedCapital),
        nameof(CommittedRevenue),
        nameof(CommittedCapital),
        nameof(PaidRevenue),
        nameof(PaidCapital)
    )]
    internal Holding Held() =>
        new(
            StreamAmounts.FromPence(ProposedRevenue, ProposedCapital),
            StreamAmounts.FromPence(CommittedRevenue, CommittedCapital),
            StreamAmounts.FromPence(PaidRevenue, PaidCapital)
        );

    /// <summary>What it holds in one state.</summary>
    internal virtual StreamAmounts In(MoneyState state) =>
        state switch
        {
            MoneyState.Proposed => Held().Proposed,
            MoneyState.Committed => Held().Committed,
            MoneyState.Paid => Held().Paid,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Only a fund holds free money."),
        };

    /// <summary>Takes the amounts out of one state and puts them into another.</summary>
    internal void Move(LedgerEntryKind kind, StreamAmounts amounts)
    {
        if (LedgerMoves.From(kind) is { } from)
        {
            Add(from, -amounts.Revenue.MinorUnits, -amounts.Capital.MinorUnits);
        }

        Add(LedgerMoves.To(kind), amounts.Revenue.MinorUnits, amounts.Capital.MinorUnits);
    }

    /// <summary>Free money belongs to a fund alone.</summary>
    protected virtual void AddFree(long revenue, long capital) { }

    private void Add(MoneyState state, long revenue, long capital)
    {
        checked
        {
            switch (state)
            {
                case MoneyState.Free:
                    AddFree(revenue, capital);
                    break;
                case MoneyState.Proposed:
                    (ProposedRevenue, ProposedCapital) = (ProposedRevenue + revenue, ProposedCapital + capital);
                    break;
                case MoneyState.Committed:
                    (CommittedRevenue, CommittedCapital) = (CommittedRevenue + revenue, CommittedCapital + capital);
                    break;
                default:
                    (PaidRevenue, PaidCapital) = (PaidRevenue + revenue, PaidCapital + capital);
                    break;
            }
        }
    }
}
