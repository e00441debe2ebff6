using CouncilPlatform.Core.Contracts;

namespace CouncilPlatform.Grants.Funds.Approvals;

/// <summary>Whether those who answer for a fund have approved what is proposed.</summary>
/// <param name="Decisions">What bodies of the fund's accountable body decided on it, the latest first.</param>
internal sealed record Approval(ApprovalState State, IReadOnlyList<RecordedDecision> Decisions)
{
    /// <summary>The latest approval or rejection counts; what only notes, considers, endorses or supports changes nothing.</summary>
    /// <param name="fund">Of which the money is.</param>
    /// <param name="decisions">Of any bodies, the latest first.</param>
    public static Approval Of(Fund fund, IReadOnlyList<RecordedDecision> decisions)
    {
        IReadOnlyList<RecordedDecision> own = [.. decisions.Where(d => d.OrganisationId == fund.AccountableBodyId)];
        var last = own.FirstOrDefault(d => d.AuthorisesSpending || d.Type == DecisionType.Reject);
        return new(
            !fund.CommitNeedsApproval ? ApprovalState.NotNeeded
            : last is null ? ApprovalState.Awaited
            : !last.AuthorisesSpending ? ApprovalState.Rejected
            : last.OpenConditions > 0 ? ApprovalState.Conditional
            : ApprovalState.Given,
            own);
    }
}

/// <summary>How far an approval has come.</summary>
internal enum ApprovalState
{
    /// <summary>The fund asks for none.</summary>
    NotNeeded,

    /// <summary>No body of the accountable body has approved or rejected it.</summary>
    Awaited,

    /// <summary>Approved, with conditions that are not all met.</summary>
    Conditional,
    Rejected,

    /// <summary>Approved: the money may be promised.</summary>
    Given,
}
