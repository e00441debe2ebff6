namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed record CommentOnTargetInput(string Partnership, GlobalId IndicatorTarget, string Text) : IPartnershipInput;

internal sealed record RaiseIssueInput(string Partnership, GlobalId IndicatorTarget, string Issue) : IPartnershipInput;

/// <param name="ThemedGroup">The id of the body that is responsible for the solution.</param>
internal sealed record SolveIssueInput(string Partnership, GlobalId PerformanceIssue, string Solution, GlobalId ThemedGroup, int? Version)
    : IPartnershipInput;

/// <param name="On">The day from which it was no longer in the way, today or in the past.</param>
internal sealed record CloseIssueInput(string Partnership, GlobalId PerformanceIssue, DateOnly On, int? Version) : IPartnershipInput;

/// <param name="OutcomeAgreement">The agreement's short name.</param>
internal sealed record PublishReportInput(string Partnership, string OutcomeAgreement, string Period, int? Version) : IPartnershipInput;

/// <param name="Reason">Why it is withdrawn. The audit trail records it.</param>
internal sealed record WithdrawCommentaryInput(string Partnership, GlobalId Commentary, string Reason) : IPartnershipInput;
