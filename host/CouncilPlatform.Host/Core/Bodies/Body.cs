using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Bodies;

/// <summary>A body through which a partnership works: its own, or a member's.</summary>
internal sealed class Body : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place in the partnership's list, from 1.</summary>
    public int Number { get; init; }

    public required string Name { get; set; }

    public required BodyKind Kind { get; set; }

    /// <summary>Whether the law requires it: then the partnership cannot dissolve it.</summary>
    public bool Statutory { get; set; }

    public Guid? OrganisationId { get; set; }

    public string? Note { get; set; }

    /// <summary>When it ceased; null while it meets.</summary>
    public PartialDate? Dissolved { get; set; }

    public int Version { get; set; }

    /// <summary>The organisation whose body it is; null for the partnership's own.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) =>
        OrganisationId is { } id ? organisations.Get(id) : null;
}

/// <summary>What sort of body it is.</summary>
internal enum BodyKind
{
    Board,
    ManagementGroup,
    ThematicGroup,
    Committee,
    WorkingGroup,
    LocalAreaTeam,
    Forum,
}
