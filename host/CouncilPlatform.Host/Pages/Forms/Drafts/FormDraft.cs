namespace CouncilPlatform.Host.Pages.Forms.Drafts;

/// <summary>What a person has filled in and not sent.</summary>
[Shared("A draft belongs to its person, and nobody else reads it. It is gone once it is sent, or after 30 days.")]
internal sealed class FormDraft
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>SHA-256 of the person and the address, in lower-case hexadecimal.</summary>
    public string Id { get; init; } = "";

    public Guid PersonId { get; init; }

    /// <summary>The address of the form.</summary>
    [NotRecorded]
    public string Address { get; init; } = "";

    /// <summary>The boxes, as <see cref="FormValues.Write"/> gives them.</summary>
    [NotRecorded]
    public string Boxes { get; init; } = "";

    /// <summary>What was recorded when the form was opened, in the same form. Null if the form changes nothing that is recorded.</summary>
    [NotRecorded]
    public string? Recorded { get; init; }

    /// <summary>The version of the thing that the form changes. Null if it checks none.</summary>
    public int? SeenVersion { get; init; }

    public DateTime SavedUtc { get; init; }

    public DateTime ExpiresUtc { get; init; }
}
