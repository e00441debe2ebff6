namespace CouncilPlatform.BackOffice;

/// <summary>A row that is part of another one.</summary>
internal abstract class Entity : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>A part that belongs to one organisation.</summary>
internal abstract class OrganisationEntity : Entity
{
    public Guid OrganisationId { get; init; }

    /// <summary>The council or other organisation, like Breckland District Council.</summary>
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

/// <summary>A row of a partnership.</summary>
internal abstract class PartnershipEntity : Entity, IInPartnership
{
    public Guid PartnershipId { get; init; }
}

/// <summary>A row of a partnership whose version rises with each change.</summary>
internal abstract class Aggregate : PartnershipEntity, IVersioned
{
    public int Version { get; set; }
}

/// <summary>Something for the partnership's own people only.</summary>
internal interface IForViewers : IRestricted
{
    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) => caller.Has(Role.Viewer, partnership);
}
