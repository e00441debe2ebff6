namespace CouncilPlatform.Sdk;

/// <summary>What a caller may do in one partnership. Each role includes those before it.</summary>
public enum Role
{
    /// <summary>
    /// Acts for an organisation that applies to the partnership (<see cref="Caller.ActsFor"/>): reads what is published, and of the rest only what is
    /// its own.
    /// </summary>
    Applicant,

    /// <summary>Reads everything of the partnership, published or not.</summary>
    Viewer,

    /// <summary>Records and changes: the day's work.</summary>
    Officer,

    /// <summary>Approves and commits: money, decisions.</summary>
    Approver,

    /// <summary>Members, bodies, keys, and which modules are on.</summary>
    Administrator,
}
