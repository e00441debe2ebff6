namespace CouncilPlatform.Sdk;

/// <summary>What a key allows in one partnership. Each role includes those before it.</summary>
public enum Role
{
    /// <summary>
    /// Acts for an organisation that applies for a grant. Reads what is published, and otherwise only what belongs to that organisation.
    /// </summary>
    Applicant,

    /// <summary>Reads everything in the partnership, published or not.</summary>
    Viewer,

    /// <summary>Records and changes things: the daily work.</summary>
    Officer,

    /// <summary>Approves decisions and spending.</summary>
    Approver,

    /// <summary>Manages members, bodies, keys, and which modules the partnership uses.</summary>
    Administrator,
}
