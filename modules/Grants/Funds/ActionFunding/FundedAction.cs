namespace CouncilPlatform.Grants.Funds;

/// <summary>That an allocation pays for an action of the locality plans.</summary>
internal sealed class FundedAction : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AllocationId { get; init; }

    /// <summary>The action's key. The locality plans know the rest.</summary>
    public Guid ActionId { get; init; }
}
