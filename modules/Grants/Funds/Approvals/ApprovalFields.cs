namespace CouncilPlatform.Grants.Funds;

internal sealed class ApprovalFields
{
    /// <summary>Whether the fund's accountable body has approved the allocation, if the fund requires that.</summary>
    public static IDataLoaderResult<Approval> Approval(Allocation allocation, Batches batches, GrantsDb db, IMediator mediator)
    {
        var decisions = batches.Load(
            new GlobalId(nameof(Allocation), allocation.Id),
            (mediator, allocation.PartnershipId),
            static (subjects, s, ct) => s.mediator.Send(new GetDecisions(s.PartnershipId, subjects), ct)
        );
        return allocation
            .Fund(batches, db)
            .Then(async (fund, cancellationToken) => Funds.Approval.Of(fund!, await decisions.GetResultAsync(cancellationToken) ?? []));
    }
}
