namespace CouncilPlatform.Host.Core.Decisions;

/// <param name="Body">Who is to decide.</param>
/// <param name="Subject">What it is about: the id of any module's object.</param>
/// <param name="KeyDecision">Whether it is a key decision, which needs its forward plan's month before it is submitted.</param>
/// <param name="ForwardPlan">The month of the forward plan that it is in.</param>
/// <param name="SignOffs">Who must sign off. Where nothing is said: the Section 151 officer and the Monitoring Officer for a key decision, else nobody.</param>
/// <param name="Source">The document that says so, by title and date.</param>
internal sealed record ProposeDecisionInput(
    string Partnership,
    GlobalId Body,
    string Title,
    string? Request,
    GlobalId? Subject,
    PartialDate? Meets,
    bool? KeyDecision,
    PartialDate? ForwardPlan,
    IReadOnlyList<SignOffRole>? SignOffs,
    string? Source
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Version">The decision's version that you saw; a stale one is refused.</param>
internal sealed record ChangeDecisionInput(
    string Partnership,
    GlobalId Decision,
    string? Title,
    string? Request,
    PartialDate? Meets,
    bool? KeyDecision,
    PartialDate? ForwardPlan,
    int? Version
) : IPartnershipInput;

/// <param name="Role">Whose sign-off; one that was not asked for is added.</param>
/// <param name="On">When it was given: for GIVEN, and for nothing else.</param>
/// <param name="Version">The decision's version that you saw; a stale one is refused.</param>
internal sealed record RecordSignOffInput(
    string Partnership,
    GlobalId Decision,
    SignOffRole Role,
    SignOffState State,
    DateOnly? On,
    string? Comment,
    int? Version
) : IPartnershipInput;

/// <param name="Version">The decision's version that you saw; a stale one is refused.</param>
internal sealed record SubmitDecisionInput(string Partnership, GlobalId Decision, int? Version) : IPartnershipInput;

/// <param name="On">The day of the meeting.</param>
/// <param name="Reason">The minute's words.</param>
/// <param name="Conditions">Under which conditions: with APPROVE or SUPPORT_WITH_CONDITIONS.</param>
/// <param name="Version">The decision's version that you saw; a stale one is refused.</param>
internal sealed record RecordDecisionInput(
    string Partnership,
    GlobalId Decision,
    DecisionType Type,
    DateOnly On,
    string? Reason,
    IReadOnlyList<string>? Conditions,
    int? Version
) : IPartnershipInput;

/// <param name="Condition">Its number.</param>
/// <param name="Evidence">What shows it.</param>
internal sealed record MeetConditionInput(string Partnership, GlobalId Decision, int Condition, DateOnly On, string Evidence, int? Version)
    : IPartnershipInput;

/// <param name="To">The body that is to decide next.</param>
/// <param name="Meets">When, as precisely as is known.</param>
/// <param name="SignOffs">Who must sign off there.</param>
internal sealed record ReferDecisionInput(
    string Partnership,
    GlobalId Decision,
    GlobalId To,
    string? Request,
    PartialDate? Meets,
    IReadOnlyList<SignOffRole>? SignOffs,
    int? Version
) : IPartnershipInput;

internal sealed record WithdrawDecisionInput(string Partnership, GlobalId Decision, string Reason, int? Version) : IPartnershipInput;
