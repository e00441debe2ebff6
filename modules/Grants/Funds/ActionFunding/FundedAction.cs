namespace CouncilPlatform.Grants.Funds;

/// <summary>An allocation that pays for an action of the locality plans.</summary>
internal sealed class FundedAction : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AllocationId { get; init; }

    public Guid ActionId { get; init; }
}
