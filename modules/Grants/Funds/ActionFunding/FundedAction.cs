namespace CouncilPlatform.Grants.Funds;

internal sealed class FundedAction : Entity, IBelongsTo<Allocation>
{
    public Guid AllocationId { get; init; }

    public Guid ActionId { get; init; }

    Guid IBelongsTo<Allocation>.WholeId => AllocationId;
}
