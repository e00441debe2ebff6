namespace CouncilPlatform.Sdk;

/// <summary>A row of a module's table.</summary>
public abstract class Entity : IKeyed
{
    // Only a new row needs one. To make one for each row that is read took a seventh of the time of a long list.
    public Guid Id
    {
        get => field == Guid.Empty ? field = Guid.CreateVersion7() : field;
        init;
    }
}

/// <summary>A row that belongs to a partnership: <see cref="Change{TDb}.Add{T}"/> puts it into the partnership of the change.</summary>
public abstract class PartnershipEntity : Entity, IInPartnership
{
    private Guid _partnershipId;

    public Guid PartnershipId
    {
        get => _partnershipId;
        init => _partnershipId = value;
    }

    internal void BelongTo(Partnership partnership) => _partnershipId = partnership.Id;
}

/// <summary>A row of a partnership whose version rises with each change.</summary>
public abstract class Aggregate : PartnershipEntity, IVersioned
{
    public int Version { get; set; }
}
