using CouncilPlatform.Sdk;

namespace CouncilPlatform.Sample;

/// <summary>One entry of a partnership. Its public properties are its GraphQL fields.</summary>
internal sealed class SampleEntry : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required string Title { get; set; }

    public int Version { get; set; }
}
