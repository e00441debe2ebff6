namespace CouncilPlatform.Sdk;

/// <summary>One line of the audit trail, written in the transaction of the change itself.</summary>
public sealed class AuditEntry : IKeyed
{
    internal AuditEntry() { }

    public Guid Id { get; internal set; } = Guid.CreateVersion7();

    public DateTime AtUtc { get; internal set; }

    /// <summary>The caller's <see cref="Caller.Name"/>.</summary>
    public string Actor { get; internal set; } = "";

    public Guid? PartnershipId { get; internal set; }

    /// <summary>What was done, as the mutation or command is called.</summary>
    public string Action { get; internal set; } = "";

    /// <summary>To what: a global id.</summary>
    public string Subject { get; internal set; } = "";

    /// <summary>In a few words: amounts, states. No personal data.</summary>
    public string Detail { get; internal set; } = "";
}
