namespace CouncilPlatform.Core.Contracts;

/// <summary>What a body did with a matter that was put to it.</summary>
public enum DecisionType
{
    /// <summary>Took it as told. Nothing is authorised by it.</summary>
    Note,

    /// <summary>Discussed it, and may have said something to it.</summary>
    Consider,

    /// <summary>Stands behind it, for another body to decide.</summary>
    Endorse,

    /// <summary>Agreed to it: the only decision by which money may be spent.</summary>
    Approve,
    Reject,

    /// <summary>Stands behind it as long as certain conditions are met.</summary>
    SupportWithConditions,
}
