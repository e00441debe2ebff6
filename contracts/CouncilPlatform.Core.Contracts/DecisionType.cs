namespace CouncilPlatform.Core.Contracts;

/// <summary>What a body decided.</summary>
public enum DecisionType
{
    /// <summary>It noted the matter. This does not authorise anything.</summary>
    Note,

    /// <summary>It discussed the matter, and may have commented on it.</summary>
    Consider,

    /// <summary>It supports the matter, which another body is to decide.</summary>
    Endorse,

    /// <summary>It approved the matter. Only this allows money to be spent.</summary>
    Approve,

    /// <summary>It rejected the matter.</summary>
    Reject,

    /// <summary>It supports the matter if certain conditions are met.</summary>
    SupportWithConditions,
}
