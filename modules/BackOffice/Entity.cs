namespace CouncilPlatform.BackOffice;

/// <summary>A part that belongs to one organisation.</summary>
internal abstract class OrganisationEntity : Entity
{
    public Guid OrganisationId { get; init; }

    /// <summary>The council or other organisation, like Breckland District Council.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}

/// <summary>Something for the partnership's own people only.</summary>
internal interface IForViewers : IRestricted
{
    bool IRestricted.MayBeReadBy(Caller caller, Partnership partnership) => caller.Has(Role.Viewer, partnership);
}
