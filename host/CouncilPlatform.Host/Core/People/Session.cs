namespace CouncilPlatform.Host.Core.People;

/// <summary>A browser in which a person is signed in.</summary>
[Shared("A session belongs to its person, who may end it.")]
internal sealed class Session : Entity
{
    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of what the cookie contains, in lower-case hexadecimal.</summary>
    [NotRecorded]
    public required string Hash { get; init; }

    /// <summary>How the person signed in: the directory's name, or "passkey".</summary>
    public required string Method { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTime SeenUtc { get; set; }

    /// <summary>When it ends, however much it is used.</summary>
    public required DateTime ExpiresUtc { get; init; }

    public DateTime? EndedUtc { get; set; }

    /// <summary>The hash of what the directory calls the person. Null if the person did not come from a directory.</summary>
    [NotRecorded]
    public string? DirectorySubject { get; init; }

    /// <summary>The hash of what the directory calls its own session. Null if it does not say.</summary>
    [NotRecorded]
    public string? DirectorySession { get; init; }

    /// <summary>The organisation that the person has chosen to act for. Null if they have not chosen.</summary>
    public Guid? ActingForId { get; set; }

    /// <summary>Whether the person has chosen to act for the partnership's own team.</summary>
    public bool ActsForPartnership { get; set; }
}
