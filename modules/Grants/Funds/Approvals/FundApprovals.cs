namespace CouncilPlatform.Grants.Funds;

/// <summary>The partnership proposes. If a fund requires it, money may be committed only after its accountable body has approved.</summary>
internal static class FundApprovals
{
    private const string Required = "APPROVAL_REQUIRED";

    /// <summary>What bodies decided about something, the latest first. Ask before the first lock.</summary>
    public static async Task<IReadOnlyList<RecordedDecision>> DecisionsOnAsync(GlobalId subject, Change change) =>
        (await change.AskAsync(new GetDecisions(change.Partnership.Id, [subject]))).GetValueOrDefault(subject) ?? [];

    public static void Require(Fund fund, GlobalId subject, IReadOnlyList<RecordedDecision> decisions, InputPath at)
    {
        var state = Approval.Of(fund, decisions).State;
        var remedy = state switch
        {
            ApprovalState.Conditional => "Record that the conditions are met.",
            ApprovalState.Rejected => "Ask the body again, or release it.",
            _ => $"Propose it to a body of the accountable body as the subject \"{subject}\", and record that it approves.",
        };
        Require(state is ApprovalState.NotNeeded or ApprovalState.Given, fund, $"{SoFar(fund, state, decisions)} {remedy}", at);
    }

    /// <summary>Requires that the fund needs no approval, where there is nothing yet that could be approved.</summary>
    public static void RequireNone(Fund fund, InputPath at) =>
        Require(
            !fund.CommitNeedsApproval,
            fund,
            "Award the money without committing it, have the allocation approved, then commit it.",
            at
        );

    private static void Require(bool holds, Fund fund, string remedy, InputPath at) =>
        new Rules()
            .Require(holds, Required, $"The accountable body must approve before money of {fund.Name} is committed. {remedy}", at)
            .Check();

    private static string SoFar(Fund fund, ApprovalState state, IReadOnlyList<RecordedDecision> decisions)
    {
        // The decision that settles it; else the accountable body's latest, else anybody's.
        var own = decisions.Where(d => d.OrganisationId == fund.AccountableBodyId).ToList();
        var last = own.Find(Approval.Settles) ?? own.Concat(decisions).FirstOrDefault();
        if (last is null)
        {
            return "No body has decided about it yet.";
        }

        var consequence =
            last.OrganisationId != fund.AccountableBodyId ? ", but does not belong to the accountable body"
            : state == ApprovalState.Conditional ? $", with {Wording.Count(last.OpenConditions, "condition")} not met yet"
            : state == ApprovalState.Rejected ? ""
            : ", which does not authorise spending";
        return $"{last.Body} {Did(last.Type)} it on {last.On:d MMMM yyyy}{consequence}.";
    }

    private static string Did(DecisionType type) =>
        type switch
        {
            DecisionType.Note => "noted",
            DecisionType.Consider => "considered",
            DecisionType.Endorse => "endorsed",
            DecisionType.Approve => "approved",
            DecisionType.Reject => "rejected",
            DecisionType.SupportWithConditions => "supported",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, message: null),
        };
}
