namespace CouncilPlatform.Sdk;

/// <summary>An owner's offer of a record to another organisation, which becomes the owner when it accepts.</summary>
[Shared("Two organisations take part. Each of its mutations says which of them.")]
internal sealed class RecordTransfer : Aggregate
{
    public Guid OwnerId { get; init; }

    public Guid ToId { get; init; }

    /// <summary>The kind of record, as this API names its type, such as BudgetLine.</summary>
    public required string Kind { get; init; }

    public Guid RecordId { get; init; }

    /// <summary>How far the transfer has come.</summary>
    public TransferState State { get; private set; }

    /// <summary>When the owner offered the record.</summary>
    public DateTime OfferedUtc { get; init; }

    /// <summary>When the offer was accepted, declined or withdrawn. Null before.</summary>
    public DateTime? EndedUtc { get; private set; }

    /// <summary>The record that is offered.</summary>
    [Needs(nameof(Kind), nameof(RecordId))]
    public GlobalId Record() => new(Kind, RecordId);

    /// <exception cref="RuleException">WRONG_STATE: the offer is no longer open.</exception>
    internal void End(TransferState state, DateTime now)
    {
        new Rules()
            .Require(
                State == TransferState.Offered,
                "WRONG_STATE",
                $"This offer is already {Wording.Of(State.ToString())}.",
                InputPath.Of("transfer")
            )
            .Check();
        (State, EndedUtc) = (state, now);
    }
}

/// <summary>How far the transfer of a record has come.</summary>
internal enum TransferState
{
    /// <summary>The owner offers the record.</summary>
    Offered,

    /// <summary>The other organisation accepted the record and owns it.</summary>
    Accepted,

    /// <summary>The other organisation does not take the record.</summary>
    Declined,

    /// <summary>The owner withdrew the offer.</summary>
    Withdrawn,
}
