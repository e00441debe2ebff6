namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What happened with an action on a day.</summary>
internal sealed class ProgressUpdate : PartnershipEntity, IOwned, IBelongsTo<ActionOwner>
{
    public Guid ActionId { get; init; }

    /// <summary>Which of the action's key dates it counts for; null for the action as a whole.</summary>
    public Guid? KeyDateId { get; internal set; }

    /// <summary>What kind of progress it is.</summary>
    public required ProgressKind Kind { get; init; }

    /// <summary>The day it happened.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What happened, in words.</summary>
    [MaxLength(2000)]
    public string? Note { get; init; }

    /// <summary>Why it was withdrawn and no longer counts; null while it counts.</summary>
    [MaxLength(1000)]
    public string? WithdrawnReason { get; internal set; }

    /// <summary>The organisation whose part of the action it is. Null if that is not known.</summary>
    internal Guid? OwnerId { get; init; }

    /// <summary>That organisation's part. Null if it no longer has one.</summary>
    internal Guid? ActionOwnerId { get; set; }

    /// <summary>The meeting of a body that counted by itself. Null for what somebody recorded.</summary>
    internal Guid? MeetingId { get; init; }

    internal DateTime RecordedUtc { get; init; }

    Guid? IOwned.OwnerId => OwnerId;

    Guid IBelongsTo<ActionOwner>.WholeId => ActionOwnerId ?? Guid.Empty;

    /// <summary>The organisation whose part of the action it is; null for progress from before this was recorded.</summary>
    public IDataLoaderResult<Organisation?>? Owner(OrganisationBatch organisations) => organisations.Get(OwnerId);

    internal void Withdraw(string reason)
    {
        new Rules()
            .Require(
                WithdrawnReason is null,
                "WITHDRAWN",
                $"This progress was already withdrawn: {WithdrawnReason}",
                InputPath.Of("progressUpdate")
            )
            .Check();
        WithdrawnReason = reason;
    }
}

/// <summary>What kind of progress it is.</summary>
internal enum ProgressKind
{
    /// <summary>A note, which does not change the status.</summary>
    Note,

    /// <summary>The action has started.</summary>
    Started,

    /// <summary>One of what a key date counts has happened, like one of two meetings.</summary>
    Milestone,

    /// <summary>The action is completed.</summary>
    Completed,
}
