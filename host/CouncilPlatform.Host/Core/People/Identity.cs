using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Core.People;

/// <summary>How a directory knows a person: by the directory's issuer and its own id for the person.</summary>
[Shared("A directory says who a person is. No organisation changes it.")]
internal sealed class Identity : Entity
{
    public required Guid PersonId { get; init; }

    /// <summary>The issuer of the directory's tokens.</summary>
    public required string Issuer { get; init; }

    /// <summary>The directory's own id for the person, its subject. It is never an email address.</summary>
    [Personal]
    public required string Subject { get; init; }

    /// <summary>Finds the two exactly: databases may compare texts without regard to case.</summary>
    [NotRecorded]
    public required string Hash { get; init; }

    /// <summary>When the directory issued the last token that was followed.</summary>
    public required DateTime TokenIssuedUtc { get; set; }

    internal static string HashOf(string issuer, string subject) => Secret.Hash($"{issuer}\n{subject}");
}
