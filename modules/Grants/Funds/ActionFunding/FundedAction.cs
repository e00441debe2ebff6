namespace CouncilPlatform.Grants.Funds;

internal sealed class FundedAction : Row
{
    public Guid AllocationId { get; init; }

    public Guid ActionId { get; init; }
}
