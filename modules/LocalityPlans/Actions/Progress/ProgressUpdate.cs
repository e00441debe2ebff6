namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What happened with an action on a day.</summary>
internal sealed class ProgressUpdate : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ActionId { get; init; }

    /// <summary>Which of the action's key dates it counts for; null where it is of the action as a whole.</summary>
    public Guid? KeyDateId { get; init; }

    public required ProgressKind Kind { get; init; }

    /// <summary>The day it happened.</summary>
    public required DateOnly On { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it was taken back: it counts no more. Null while it does.</summary>
    public string? WithdrawnReason { get; set; }

    internal DateTime RecordedUtc { get; init; }
}

/// <summary>What sort of progress it is.</summary>
internal enum ProgressKind
{
    /// <summary>Word of how it goes; nothing counts by it.</summary>
    Note,

    /// <summary>It has begun.</summary>
    Started,

    /// <summary>One of what a key date counts has happened, as one of two meetings.</summary>
    Milestone,

    /// <summary>It is done.</summary>
    Completed,
}
