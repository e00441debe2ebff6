namespace CouncilPlatform.Grants.Funds;

/// <summary>Whether those who answer for a fund have approved what is proposed.</summary>
/// <param name="State">How far the approval has come.</param>
/// <param name="Decisions">What bodies of the fund's accountable body decided about it, the latest first.</param>
internal sealed record Approval(ApprovalState State, IReadOnlyList<DecisionOnIt> Decisions)
{
    /// <summary>
    /// The latest approval or rejection counts. A decision that only notes, considers, endorses or supports changes nothing.
    /// </summary>
    /// <param name="fund">The fund that the money comes from.</param>
    /// <param name="decisions">Decisions of any bodies, the latest first.</param>
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

/// <summary>A decision of a body about an allocation.</summary>
/// <param name="Decision">The decision's id.</param>
/// <param name="Type">What was decided.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Body">The name of the body that decided.</param>
/// <param name="OpenConditions">How many of the decision's conditions are not met yet.</param>
internal sealed record DecisionOnIt(GlobalId Decision, DecisionType Type, DateOnly On, string Body, int OpenConditions);

/// <summary>How far an approval has come.</summary>
internal enum ApprovalState
{
    /// <summary>The fund requires no approval.</summary>
    NotNeeded,

    /// <summary>No body of the accountable body has approved or rejected it yet.</summary>
    Awaited,

    /// <summary>It is approved, but not all conditions are met.</summary>
    Conditional,

    /// <summary>It is rejected.</summary>
    Rejected,

    /// <summary>It is approved: the money may be committed.</summary>
    Given,
}
