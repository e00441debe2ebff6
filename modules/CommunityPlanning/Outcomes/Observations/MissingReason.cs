namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>Why there is no figure.</summary>
internal enum MissingReason
{
    /// <summary>Nobody has it.</summary>
    NotAvailable,

    /// <summary>There can be none, for example for an island without a railway.</summary>
    NotApplicable,

    /// <summary>It is withheld, so that no person can be recognised.</summary>
    Suppressed,
}
