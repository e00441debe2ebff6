namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="Indicator">The indicator's short name.</param>
/// <param name="Bound">AT_LEAST where high is good, AT_MOST where low is good. It follows from the polarity if you leave it out.</param>
/// <param name="Level">Whose target it is. LOCAL if you leave it out.</param>
/// <param name="Varies">The id of the national target of the same indicator that this local target varies.</param>
internal sealed record SetIndicatorTargetInput(
    string Indicator,
    TargetBound? Bound,
    string Value,
    string Period,
    TargetLevel? Level,
    GlobalId? Varies,
    string? Note
) : VersionedInput;

/// <param name="Note">The target's new note. Leave it out to clear the note.</param>
/// <param name="Reason">Why the target is corrected. The audit trail records it, with the old figure.</param>
internal sealed record CorrectIndicatorTargetInput(GlobalId IndicatorTarget, string Value, string? Note, string Reason) : PartnershipInput;

/// <param name="Reason">Why the target is withdrawn. The audit trail records it, with the target.</param>
internal sealed record WithdrawIndicatorTargetInput(GlobalId IndicatorTarget, string Reason) : PartnershipInput;
