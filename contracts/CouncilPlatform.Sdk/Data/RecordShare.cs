namespace CouncilPlatform.Sdk;

/// <summary>
/// An owner lets another organisation, or the partnership's own team, change one of its records or all of one kind, for a time.
/// </summary>
internal sealed class RecordShare : Aggregate, IOwned
{
    public Guid OwnerId { get; init; }

    public Guid? WithId { get; init; }

    /// <summary>The kind of record, as this API names its type, such as BudgetLine.</summary>
    public required string Kind { get; init; }

    public Guid? RecordId { get; init; }

    /// <summary>The first day on which the share counts.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day on which the share counts. Null if it has no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When the owner revoked the share. Null if it did not.</summary>
    public DateTime? RevokedUtc { get; private set; }

    Guid? IOwned.OwnerId => OwnerId;

    /// <summary>The record that is shared. Null if the share is of all the owner's records of the kind.</summary>
    [Needs(nameof(Kind), nameof(RecordId))]
    public GlobalId? Record() => RecordId is { } record ? new GlobalId(Kind, record) : null;

    /// <exception cref="RuleException">WRONG_STATE: it is already revoked.</exception>
    internal void Revoke(DateTime now)
    {
        new Rules().Require(RevokedUtc is null, "WRONG_STATE", "This share is already revoked.", InputPath.Of("share")).Check();
        RevokedUtc = now;
    }
}
