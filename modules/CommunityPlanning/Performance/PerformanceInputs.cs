namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="Text">Why it stands where it does; no person's name.</param>
internal sealed record CommentOnTargetInput(string Partnership, GlobalId IndicatorTarget, string Text) : IPartnershipInput;

/// <param name="Issue">What stands in its way.</param>
internal sealed record RaiseIssueInput(string Partnership, GlobalId IndicatorTarget, string Issue) : IPartnershipInput;

/// <param name="Solution">What is to be done about it.</param>
/// <param name="ThemedGroup">The body of the core that takes it forward.</param>
/// <param name="Version">The issue's version that you saw; a stale one is refused.</param>
internal sealed record SolveIssueInput(string Partnership, GlobalId PerformanceIssue, string Solution, GlobalId ThemedGroup, int? Version)
    : IPartnershipInput;

/// <param name="On">The day on which it stood in the way no more.</param>
/// <param name="Version">The issue's version that you saw; a stale one is refused.</param>
internal sealed record CloseIssueInput(string Partnership, GlobalId PerformanceIssue, DateOnly On, int? Version) : IPartnershipInput;

/// <param name="OutcomeAgreement">Its slug.</param>
/// <param name="Period">The year it reports on, as in 2014/15.</param>
/// <param name="Version">The agreement's version that you saw; a stale one is refused.</param>
internal sealed record PublishReportInput(string Partnership, string OutcomeAgreement, string Period, int? Version) : IPartnershipInput;

/// <param name="Reason">Why: the audit trail keeps it.</param>
internal sealed record WithdrawCommentaryInput(string Partnership, GlobalId Commentary, string Reason) : IPartnershipInput;
