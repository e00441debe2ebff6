namespace CouncilPlatform.LocalityPlans;

internal abstract class Entity : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>One of several in a list, which keeps their order.</summary>
internal abstract class Part : Entity, INumbered
{
    /// <summary>The position in the list, from 1.</summary>
    public int Number { get; set; }
}

internal abstract class PartnershipEntity : Entity, IInPartnership
{
    public Guid PartnershipId { get; init; }
}

/// <summary>A row whose version rises with each change.</summary>
internal abstract class Aggregate : PartnershipEntity, IVersioned
{
    public int Version { get; set; }
}
