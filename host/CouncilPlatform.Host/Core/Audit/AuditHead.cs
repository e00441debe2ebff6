namespace CouncilPlatform.Host.Core.Audit;

/// <summary>The last line of the audit trail. There is one row: who appends to the trail holds it until the commit.</summary>
[Shared("Only the host writes it.")]
internal sealed class AuditHead
{
    /// <summary>The key of the only row.</summary>
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Names this trail, so that what is noted outside the database is not compared with another one.</summary>
    public Guid Chain { get; init; }

    /// <summary>The number of the last line. 0 if there is none.</summary>
    public long Number { get; init; }

    /// <summary>The hash of the last line.</summary>
    public string Hash { get; init; } = AuditHash.Start;
}
