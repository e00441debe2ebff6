namespace CouncilPlatform.BackOffice.Services;

/// <summary>A service that councils may share, or bring nearer to people.</summary>
[Shared("The menu of services is the whole partnership's; which councils take part is theirs to say.")]
internal sealed class Service : Aggregate, ISlugged, INumbered
{
    public required string Slug { get; init; }

    /// <summary>The service's position on the menu, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The service area, like Legal services.</summary>
    [MaxLength(200)]
    public string Name { get; set; } = "";

    /// <summary>Whether it is a front-line or a back-office service.</summary>
    public ServiceKind Kind { get; set; }

    /// <summary>The development that is proposed, like one team for both councils.</summary>
    [MaxLength(4000)]
    public string Proposal { get; set; } = "";

    /// <summary>The benefits that are expected, like lower cost and more capacity.</summary>
    [MaxLength(2000)]
    public string Benefits { get; set; } = "";

    /// <summary>The area across which it is to be delivered; null where it is not known.</summary>
    public DeliveryScale? Scale { get; set; }

    /// <summary>How it is to be delivered; null where it is not known.</summary>
    public DeliveryModel? Model { get; set; }

    /// <summary>How firm the development is, by its least firm part; null where it is not known.</summary>
    public ServiceStatus? Status { get; set; }

    /// <summary>Whether it is to contribute to the councils' efficiency target.</summary>
    public bool EfficiencyTarget { get; set; }

    /// <summary>The document, by title and date.</summary>
    [MaxLength(300)]
    public string? Source { get; set; }

    /// <summary>The offices that stay with each council and cannot be shared, by title.</summary>
    public IDataLoaderResult<IReadOnlyList<RetainedPost>> RetainedPosts(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (RetainedPost r) => r.ServiceId, r => r.Title);

    /// <summary>The councils that deliver the service, and those that receive it.</summary>
    /// <param name="role">Only councils with this part, like DELIVERS.</param>
    public IDataLoaderResult<IReadOnlyList<ServiceParticipant>> Participants(ServiceRole? role, Batches batches, BackOfficeDb db) =>
        batches
            .Parts(db, Id, (ServiceParticipant p) => p.ServiceId, p => p.Id)
            .Then(IReadOnlyList<ServiceParticipant> (all) => [.. all.Where(p => role is null || p.Role == role)]);

    /// <summary>The parts of the service, and whether their benefits transfer to another council.</summary>
    public IDataLoaderResult<IReadOnlyList<ServiceElement>> Elements(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (ServiceElement e) => e.ServiceId, e => e.Name);

    /// <summary>Proposals to devolve the service to a district.</summary>
    public IDataLoaderResult<IReadOnlyList<Devolution>> Devolutions(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (Devolution d) => d.ServiceId, d => d.Id);

    /// <summary>What sharing the service saves, by short name.</summary>
    public IDataLoaderResult<IReadOnlyList<Saving>> Savings(Batches batches, BackOfficeDb db) =>
        batches.Parts(db, Id, (Saving s) => s.ServiceId!.Value, s => s.Slug);

    internal void Update(SaveServiceInput input)
    {
        (Name, Kind, Proposal, Benefits) = (input.Name, input.Kind, input.Proposal, input.Benefits);
        (Scale, Model, Status) = (input.Scale, input.Model, input.Status);
        (EfficiencyTarget, Source) = (input.EfficiencyTarget, input.Source);
    }
}

/// <summary>Whether a service is front-line or back-office.</summary>
internal enum ServiceKind
{
    /// <summary>People use it directly.</summary>
    FrontLine,

    /// <summary>It supports the council's own work.</summary>
    BackOffice,
}

/// <summary>The area across which a service is delivered.</summary>
internal enum DeliveryScale
{
    /// <summary>A neighbourhood, town or parish.</summary>
    Local,

    /// <summary>One district.</summary>
    District,

    /// <summary>A few neighbouring districts.</summary>
    Cluster,

    /// <summary>Several districts, not only neighbours.</summary>
    MultiDistrict,

    /// <summary>The whole county.</summary>
    County,
}

/// <summary>How a service is delivered.</summary>
internal enum DeliveryModel
{
    /// <summary>Each council delivers its own.</summary>
    Own,

    /// <summary>One council delivers to others by a service level agreement.</summary>
    ServiceLevelAgreement,

    /// <summary>The councils deliver it together.</summary>
    Consortium,

    /// <summary>One council delivers it for all.</summary>
    LeadAuthority,

    /// <summary>The councils have merged their services.</summary>
    Merged,
}

/// <summary>How firm a development is.</summary>
internal enum ServiceStatus
{
    /// <summary>At least a part is only to be explored.</summary>
    Explored,

    /// <summary>It is proposed, and not agreed.</summary>
    Proposed,

    /// <summary>The councils agreed it.</summary>
    Agreed,
}

/// <summary>An office that stays with each council when a service is shared.</summary>
internal sealed class RetainedPost : PartnershipEntity, IBelongsTo<Service>
{
    public Guid ServiceId { get; init; }

    /// <summary>The office, like Monitoring Officer; a post may hold it under another title.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    [MaxLength(200)]
    internal string TitleKey { get; init; } = "";

    Guid IBelongsTo<Service>.WholeId => ServiceId;
}

/// <summary>A council that takes part in a service.</summary>
internal sealed class ServiceParticipant : OrganisationEntity, IOwned
{
    public Guid ServiceId { get; init; }

    /// <summary>Whether the council delivers or receives the service.</summary>
    public ServiceRole Role { get; set; }

    Guid? IOwned.OwnerId => OrganisationId;
}

/// <summary>A council's part in a service.</summary>
internal enum ServiceRole
{
    /// <summary>The council delivers the service.</summary>
    Delivers,

    /// <summary>The council receives the service.</summary>
    Receives,
}

/// <summary>A part of a service, whose benefits may or may not transfer to another council.</summary>
internal sealed class ServiceElement : PartnershipEntity, IBelongsTo<Service>
{
    public Guid ServiceId { get; init; }

    /// <summary>The part's name, like organisational development.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>Whether its benefits transfer when another council takes the service on.</summary>
    public bool Transferable { get; set; }

    /// <summary>Why the benefits transfer or do not.</summary>
    [MaxLength(1000)]
    public string? Note { get; set; }

    Guid IBelongsTo<Service>.WholeId => ServiceId;

    /// <summary>What to check before the service is shared; null where its benefits transfer.</summary>
    [Needs(nameof(Name), nameof(Transferable))]
    public string? Warning() => Transferable ? null : $"{Name}: this benefit is not transferable. Sharing the service would lose it.";
}

internal sealed class ServiceAction : PartnershipEntity, IBelongsTo<Service>
{
    public Guid ServiceId { get; init; }

    public Guid ActionId { get; init; }

    Guid IBelongsTo<Service>.WholeId => ServiceId;
}
