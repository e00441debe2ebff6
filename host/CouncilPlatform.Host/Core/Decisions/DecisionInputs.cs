namespace CouncilPlatform.Host.Core.Decisions;

/// <param name="Body">The body that is to decide.</param>
/// <param name="Title"><inheritdoc cref="Decision.Title"/></param>
/// <param name="Request"><inheritdoc cref="Decision.Request"/></param>
/// <param name="Subject">The id of the object that the decision is about, in any module.</param>
/// <param name="Meets"><inheritdoc cref="Decision.Meets"/></param>
/// <param name="KeyDecision"><inheritdoc cref="Decision.KeyDecision"/></param>
/// <param name="ForwardPlan"><inheritdoc cref="Decision.ForwardPlan"/></param>
/// <param name="IncludedOn">The day on which it was included in the forward plan, today or earlier. A key decision should be there 28 days
/// before. Without a month of the forward plan, it is the month of this day.</param>
/// <param name="SignOffs">Who must sign off before the matter goes to the body. A key decision always needs the Section 151 officer and the
/// Monitoring Officer.</param>
/// <param name="Source"><inheritdoc cref="Decision.Source"/></param>
/// <param name="OwnerOnly">Whether only the organisation of the body sees the draft until it publishes it to the partnership. The draft of
/// a body of the whole partnership cannot be restricted.</param>
internal sealed record ProposeDecisionInput(
    string Partnership,
    GlobalId Body,
    string Title,
    string? Request,
    GlobalId? Subject,
    PartialDate? Meets,
    bool? KeyDecision,
    PartialDate? ForwardPlan,
    DateOnly? IncludedOn,
    IReadOnlyList<SignOffRole>? SignOffs,
    string? Source,
    bool? OwnerOnly
) : IPartnershipInput;

/// <summary>The details of changeDecision. What you leave out stays as it is.</summary>
/// <param name="Decision">The draft to change.</param>
/// <param name="Title"><inheritdoc cref="Decision.Title"/></param>
/// <param name="Request"><inheritdoc cref="Decision.Request"/></param>
/// <param name="Meets"><inheritdoc cref="Decision.Meets"/></param>
/// <param name="KeyDecision"><inheritdoc cref="Decision.KeyDecision"/></param>
/// <param name="ForwardPlan"><inheritdoc cref="Decision.ForwardPlan"/></param>
/// <param name="IncludedOn">The day on which it was included in the forward plan, today or earlier. A key decision should be there 28 days
/// before. Without a month of the forward plan, it is the month of this day.</param>
internal sealed record ChangeDecisionInput(
    GlobalId Decision,
    string? Title,
    string? Request,
    PartialDate? Meets,
    bool? KeyDecision,
    PartialDate? ForwardPlan,
    DateOnly? IncludedOn
) : UpdateInput;

/// <param name="Decision">The draft that the sign-off is for.</param>
/// <param name="Role">The post that signs off. If its sign-off was not requested, it is added.</param>
/// <param name="State">Whether the sign-off is given.</param>
/// <param name="On">The day on which it was given. Only a sign-off that is GIVEN has a day.</param>
/// <param name="Comment">What was said.</param>
internal sealed record RecordSignOffInput(
    string Partnership,
    GlobalId Decision,
    SignOffRole Role,
    SignOffState State,
    DateOnly? On,
    string? Comment,
    int? Version
) : IPartnershipInput;

/// <param name="Decision">The draft to submit.</param>
internal sealed record SubmitDecisionInput(string Partnership, GlobalId Decision, int? Version) : IPartnershipInput;

/// <param name="Decision">The matter that the body decided.</param>
/// <param name="Type">What the body decided.</param>
/// <param name="On">The day of the meeting.</param>
/// <param name="Reason">Why the body decided so, or the words of the minute.</param>
/// <param name="Meeting">The meeting at which the body decided. If you leave it out, it is the one that the body held on that day, if that
/// is recorded.</param>
/// <param name="Conditions">The conditions of the decision. Only APPROVE and SUPPORT_WITH_CONDITIONS have any.</param>
internal sealed record RecordDecisionInput(
    string Partnership,
    GlobalId Decision,
    DecisionType Type,
    DateOnly On,
    string? Reason,
    GlobalId? Meeting,
    IReadOnlyList<string>? Conditions,
    int? Version
) : IPartnershipInput;

/// <param name="Decision">The decision that has the condition.</param>
/// <param name="Condition">The condition's number in the decision, from 1.</param>
/// <param name="On">The day on which it was met.</param>
/// <param name="Evidence">What shows that it was met.</param>
internal sealed record MeetConditionInput(string Partnership, GlobalId Decision, int Condition, DateOnly On, string Evidence, int? Version)
    : IPartnershipInput;

/// <param name="Decision">The decision to refer.</param>
/// <param name="To">The body that is to decide next.</param>
/// <param name="Request">What that body is requested to do.</param>
/// <param name="Meets">When that body meets, as precisely as is known.</param>
/// <param name="SignOffs">Who must sign off before the matter goes to that body.</param>
internal sealed record ReferDecisionInput(
    string Partnership,
    GlobalId Decision,
    GlobalId To,
    string? Request,
    PartialDate? Meets,
    IReadOnlyList<SignOffRole>? SignOffs,
    int? Version
) : IPartnershipInput;

/// <param name="Decision">The matter to withdraw.</param>
/// <param name="Reason">Why it is withdrawn.</param>
internal sealed record WithdrawDecisionInput(string Partnership, GlobalId Decision, string Reason, int? Version) : IPartnershipInput;
