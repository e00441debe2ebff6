namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed record CommentOnTargetInput(GlobalId IndicatorTarget, string Text) : PartnershipInput;

internal sealed record RaiseIssueInput(GlobalId IndicatorTarget, string Issue) : PartnershipInput;

/// <param name="ThemedGroup">The id of the body that is responsible for the solution.</param>
internal sealed record SolveIssueInput(GlobalId PerformanceIssue, string Solution, GlobalId ThemedGroup) : VersionedInput;

/// <param name="On">The day from which it was no longer in the way, today or in the past.</param>
internal sealed record CloseIssueInput(GlobalId PerformanceIssue, DateOnly On) : VersionedInput;

/// <param name="OutcomeAgreement">The agreement's short name.</param>
internal sealed record PublishReportInput(string OutcomeAgreement, string Period) : VersionedInput;

/// <param name="Reason">Why it is withdrawn. The audit trail records it.</param>
internal sealed record WithdrawCommentaryInput(GlobalId Commentary, string Reason) : PartnershipInput;
