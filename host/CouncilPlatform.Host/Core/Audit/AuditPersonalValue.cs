namespace CouncilPlatform.Host.Core.Audit;

/// <summary>
/// The old and the new value of a column with personal data. The line of the audit trail has only their hash, so that they can be erased.
/// </summary>
[Shared("Only the host writes it.")]
internal sealed class AuditPersonalValue : Entity
{
    /// <summary>The line of the audit trail.</summary>
    public required Guid LineId { get; init; }

    /// <summary>Whose personal data it is: a person, or the record itself.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The changed row, by its id.</summary>
    public required string Row { get; init; }

    public required string Field { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>Random, so that nobody can find erased values by trying.</summary>
    public required string Salt { get; init; }
}
