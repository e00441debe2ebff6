namespace CouncilPlatform.Grants.Funds;

/// <summary>Whether those who answer for a fund have approved what is proposed.</summary>
/// <param name="Decisions">What bodies of the fund's accountable body decided on it, the latest first.</param>
internal sealed record Approval(ApprovalState State, IReadOnlyList<DecisionOnIt> Decisions)
{
    /// <summary>The latest approval or rejection counts; what only notes, considers, endorses or supports changes nothing.</summary>
    /// <param name="fund">Of which the money is.</param>
    /// <param name="decisions">Of any bodies, the latest first.</param>
    public static Approval Of(Fund fund, IReadOnlyList<RecordedDecision> decisions)
    {
        var own = decisions.Where(d => d.OrganisationId == fund.AccountableBodyId).ToList();
        var last = own.Find(Settles);
        return new(
            !fund.CommitNeedsApproval ? ApprovalState.NotNeeded
                : last is null ? ApprovalState.Awaited
                : !last.AuthorisesSpending ? ApprovalState.Rejected
                : last.OpenConditions > 0 ? ApprovalState.Conditional
                : ApprovalState.Given,
            [.. own.Select(d => new DecisionOnIt(new GlobalId("Decision", d.Id), d.Type, d.On, d.Body, d.OpenConditions))]
        );
    }

    /// <summary>Whether a decision approves or rejects; others leave the matter open.</summary>
    public static bool Settles(RecordedDecision decision) => decision.AuthorisesSpending || decision.Type == DecisionType.Reject;
}

/// <param name="Decision">The decision itself.</param>
/// <param name="Body">Whose decision it is: the body's name.</param>
/// <param name="OpenConditions">How many of its conditions are not met yet.</param>
internal sealed record DecisionOnIt(GlobalId Decision, DecisionType Type, DateOnly On, string Body, int OpenConditions);

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
