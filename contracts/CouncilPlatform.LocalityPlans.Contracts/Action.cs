using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Contracts;

/// <summary>Something that councils and their partners have agreed to do together. Other modules may add fields to it.</summary>
public sealed class Action : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>What is to be done, in a line.</summary>
    public required string Title { get; set; }

    public int Version { get; set; }
}
