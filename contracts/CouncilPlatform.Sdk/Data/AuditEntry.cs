namespace CouncilPlatform.Sdk;

/// <summary>One line of the audit trail: who changed what, and when. It is saved together with the change.</summary>
public sealed class AuditEntry : IKeyed
{
    internal AuditEntry() { }

    public Guid Id { get; internal set; } = Guid.CreateVersion7();

    /// <summary>The line's number in the audit trail, from 1. Every number occurs once.</summary>
    public long? Number { get; internal set; }

    /// <summary>SHA-256 of this line and of the hash of the line before it, so that no line can be changed or removed unnoticed.</summary>
    public string Hash { get; internal set; } = "";

    /// <summary>When the change was made.</summary>
    public DateTime AtUtc { get; internal set; }

    /// <summary>
    /// Who made the change: a key's label, a person by number, "command line" or "anonymous". Never a person's name.
    /// </summary>
    public string Actor { get; internal set; } = "";

    /// <summary>The key that the change was made with. Null for the command line and for what the platform does by itself.</summary>
    internal Guid? ActorId { get; set; }

    /// <summary>The person who made the change, or who made the key that it was made with. Null if that is not known.</summary>
    internal Guid? PersonId { get; set; }

    /// <summary>The organisation that it was made for. Null for a caller that acts for none.</summary>
    internal Guid? OrganisationId { get; set; }

    /// <summary>The offices that the caller held there, by name with commas between them.</summary>
    internal string Offices { get; set; } = "";

    public Guid? PartnershipId { get; internal set; }

    /// <summary>The mutation or command, such as addBody.</summary>
    public string Action { get; internal set; } = "";

    /// <summary>
    /// Where the change came from: the name of the GraphQL operation, the address of the page, or the command. Null for what the platform
    /// does by itself.
    /// </summary>
    public string? Operation { get; internal set; }

    /// <summary>The id of the object that was changed.</summary>
    public string Subject { get; internal set; } = "";

    /// <summary>What was changed, in a few words such as amounts and states. No personal data.</summary>
    public string Detail { get; internal set; } = "";

    /// <summary>
    /// Why it was done, in the words of who did it. Null if they did not say, or for a record that only its owners can see.
    /// </summary>
    public string? Reason { get; internal set; }

    /// <summary>Whether only the record's owners may know what was done.</summary>
    internal bool IsWithheld { get; init; }

    /// <summary>The old and new values as JSON. Null if no row was changed one by one.</summary>
    internal string? Changes { get; set; }
}
