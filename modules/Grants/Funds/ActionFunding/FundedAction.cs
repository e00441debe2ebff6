namespace CouncilPlatform.Grants.Funds;

internal sealed class FundedAction : Entity
{
    public Guid AllocationId { get; init; }

    public Guid ActionId { get; init; }
}
