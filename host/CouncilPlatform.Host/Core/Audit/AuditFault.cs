namespace CouncilPlatform.Host.Core.Audit;

/// <summary>Where the audit trail is broken, or a ledger does not agree with it.</summary>
/// <param name="Kind">How.</param>
/// <param name="Number">The number of the line. Null if it has none, or the fault is a row of a ledger.</param>
/// <param name="What">What was found, for people.</param>
internal sealed record AuditFault(AuditFaultKind Kind, long? Number, string What);

internal enum AuditFaultKind
{
    /// <summary>A line, its hash or the head is not what was written.</summary>
    Changed,

    /// <summary>There are later lines, and this one is not there.</summary>
    Missing,

    /// <summary>A line is not in its place.</summary>
    OutOfOrder,

    /// <summary>The last lines are not there.</summary>
    CutOff,

    /// <summary>A line that the platform did not write.</summary>
    Added,

    /// <summary>A row of an append-only table is not what was recorded, was removed, or was never recorded.</summary>
    Ledger,
}
