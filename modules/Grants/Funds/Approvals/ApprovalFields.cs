namespace CouncilPlatform.Grants.Funds;

/// <summary>Whether an allocation may be promised.</summary>
internal sealed class ApprovalFields
{
    /// <summary>Whether the fund's accountable body has approved it, where the fund asks for that.</summary>
    public static IDataLoaderResult<Approval> Approval(
        Allocation allocation,
        Partnership partnership,
        Batches batches,
        Ledger ledger,
        IMediator mediator
    )
    {
        var decisions = batches.Load<GlobalId, IReadOnlyList<RecordedDecision>>(
            $"grants.allocation.decisions {partnership.Id}",
            new GlobalId(nameof(Allocation), allocation.Id),
            (subjects, cancellationToken) => mediator.Send(new GetDecisions(partnership.Id, subjects), cancellationToken)
        );
        return allocation
            .Fund(batches, ledger)
            .Then(async (fund, cancellationToken) => Funds.Approval.Of(fund!, await decisions.GetResultAsync(cancellationToken) ?? []));
    }
}
