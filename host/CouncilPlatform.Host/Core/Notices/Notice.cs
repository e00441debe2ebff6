using System.Security.Cryptography;
using System.Text;
using CouncilPlatform.Host.Core.Work;

namespace CouncilPlatform.Host.Core.Notices;

/// <summary>Something that a person was notified of and that still waits for them: nobody is notified of it twice.</summary>
[Shared("It is the host's own note. Nobody reads or changes it.")]
internal sealed class Notice : Entity
{
    public required Guid PersonId { get; init; }

    /// <summary>What waits: SHA-256 of the task and the thing.</summary>
    [NotRecorded]
    public required string Hash { get; init; }

    public required DateTime SentUtc { get; init; }

    public static string HashOf(WorkItem item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Task}\n{item.Subject}")));
}
