namespace CouncilPlatform.Grants.Funds;

/// <summary>The partnership proposes; where a fund says so, only the approval of its accountable body lets money be promised.</summary>
internal sealed class FundApprovals(IMediator mediator)
{
    private const string Required = "APPROVAL_REQUIRED";

    /// <summary>What bodies decided on something, the latest first. Ask before anything is held: the core answers on a connection of its own.</summary>
    public async Task<IReadOnlyList<RecordedDecision>> DecisionsOnAsync(
        Partnership partnership,
        GlobalId subject,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetDecisions(partnership.Id, [subject]), cancellationToken)).GetValueOrDefault(subject) ?? [];

    /// <summary>Requires that the fund asks for no approval, or that it is there.</summary>
    /// <param name="fund">Held.</param>
    /// <param name="subject">What is to be approved.</param>
    /// <param name="decisions">On that subject, the latest first.</param>
    /// <param name="path">Where in the input the subject is.</param>
    /// <exception cref="RuleException">APPROVAL_REQUIRED: it says what is there and what is missing.</exception>
    public static void Require(Fund fund, GlobalId subject, IReadOnlyList<RecordedDecision> decisions, params string[] path)
    {
        var approval = Approval.Of(fund, decisions);
        var remedy = approval.State switch
        {
            ApprovalState.Conditional => "Meet the conditions and record it: meetCondition.",
            ApprovalState.Rejected => "Put it to the body again, or release it.",
            _ => $"Put it to a body of the accountable body (proposeDecision, subject \"{subject}\") and record that it approves.",
        };
        new Rules()
            .Require(
                approval.State is ApprovalState.NotNeeded or ApprovalState.Given,
                Required,
                $"Money of {fund.Name} is promised only once its accountable body has approved it. {SoFar(fund, approval.State, decisions)} {remedy}",
                path
            )
            .Check();
    }

    /// <summary>Requires that the fund asks for no approval of what is not there yet to be approved.</summary>
    /// <exception cref="RuleException">APPROVAL_REQUIRED.</exception>
    public static void RequireNone(Fund fund, params string[] path) =>
        new Rules()
            .Require(
                !fund.CommitNeedsApproval,
                Required,
                $"Money of {fund.Name} is promised only once its accountable body has approved it. Award it with commit: false, have the allocation approved, and then commit it: commitAllocation.",
                path
            )
            .Check();

    private static string SoFar(Fund fund, ApprovalState state, IReadOnlyList<RecordedDecision> decisions)
    {
        // What settles the matter; else the accountable body's latest word, else whoever's.
        var own = decisions.Where(d => d.OrganisationId == fund.AccountableBodyId).ToList();
        var last = own.Find(Approval.Settles) ?? own.Concat(decisions).FirstOrDefault();
        if (last is null)
        {
            return "No body has decided on it yet.";
        }

        var consequence =
            last.OrganisationId != fund.AccountableBodyId ? ", but is no body of the accountable body"
            : state == ApprovalState.Conditional
                ? $" with conditions, of which {last.OpenConditions} {(last.OpenConditions == 1 ? "is" : "are")} not met"
            : state == ApprovalState.Rejected ? ""
            : ", which authorises no spending";
        return $"{last.Body} {Did(last.Type)} it on {last.On:yyyy-MM-dd}{consequence}.";
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
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type of decision."),
        };
}
