namespace CouncilPlatform.BackOffice.Services;

/// <summary>A service of the menu that councils may share, or bring nearer to people.</summary>
internal sealed class Service : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    /// <summary>Its place on the menu, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The service area.</summary>
    public required string Name { get; set; }

    public ServiceKind Kind { get; set; }

    /// <summary>The development that is proposed.</summary>
    public required string Proposal { get; set; }

    public required string Benefits { get; set; }

    /// <summary>At what scale it is to be delivered; null where nobody has said.</summary>
    public DeliveryScale? Scale { get; set; }

    /// <summary>How it is to be delivered; null where nobody has said.</summary>
    public DeliveryModel? Model { get; set; }

    /// <summary>Whether it is to contribute to the councils' efficiency target.</summary>
    public bool EfficiencyTarget { get; set; }

    /// <summary>The document, by title and date.</summary>
    public string? Source { get; set; }

    public int Version { get; set; }

    /// <summary>The posts that stay with each council, and cannot be shared.</summary>
    public IDataLoaderResult<IReadOnlyList<RetainedPost>> RetainedPosts(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.service.retained",
            Id,
            ids => db.RetainedPosts.Where(r => ids.Contains(r.ServiceId)).OrderBy(r => r.Title),
            r => r.ServiceId
        );

    /// <summary>Who delivers it, and who receives it.</summary>
    public IDataLoaderResult<IReadOnlyList<ServiceParticipant>> Participants(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.service.participants",
            Id,
            ids => db.ServiceParticipants.Where(p => ids.Contains(p.ServiceId)).OrderBy(p => p.Id),
            p => p.ServiceId
        );

    /// <summary>What it consists of, and which benefits of it would not go along to another council.</summary>
    public IDataLoaderResult<IReadOnlyList<ServiceElement>> Elements(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.service.elements",
            Id,
            ids => db.ServiceElements.Where(e => ids.Contains(e.ServiceId)).OrderBy(e => e.Name),
            e => e.ServiceId
        );

    /// <summary>Proposals to devolve it to a district.</summary>
    public IDataLoaderResult<IReadOnlyList<Devolution>> Devolutions(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.service.devolutions",
            Id,
            ids => db.Devolutions.Where(d => ids.Contains(d.ServiceId)).OrderBy(d => d.Id),
            d => d.ServiceId
        );

    /// <summary>What sharing it saves, by slug.</summary>
    public IDataLoaderResult<IReadOnlyList<Saving>> Savings(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.service.savings",
            Id,
            ids => db.Savings.Where(s => s.ServiceId != null && ids.Contains(s.ServiceId.Value)).OrderBy(s => s.Slug),
            s => s.ServiceId!.Value
        );
}

internal enum ServiceKind
{
    FrontLine,
    BackOffice,
}

/// <summary>Across what area a service is delivered.</summary>
internal enum DeliveryScale
{
    Local,
    District,

    /// <summary>A few neighbouring districts.</summary>
    Cluster,
    MultiDistrict,
    County,
}

/// <summary>How a service is delivered.</summary>
internal enum DeliveryModel
{
    /// <summary>Each council for itself.</summary>
    Own,

    /// <summary>By a service level agreement.</summary>
    ServiceLevelAgreement,
    Consortium,

    /// <summary>One council for all.</summary>
    LeadAuthority,
    Merged,
}

/// <summary>A post that stays with each council when a service is shared, as the Monitoring Officer does.</summary>
internal sealed class RetainedPost : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ServiceId { get; init; }

    public required string Title { get; init; }

    // In capitals: however it is written, it is that post.
    internal string TitleKey { get; init; } = "";
}

/// <summary>A council that takes part in a service.</summary>
internal sealed class ServiceParticipant : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ServiceId { get; init; }

    public Guid OrganisationId { get; init; }

    public ServiceRole Role { get; set; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

internal enum ServiceRole
{
    Delivers,
    Receives,
}

/// <summary>A part of a service.</summary>
internal sealed class ServiceElement : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ServiceId { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether its benefits go along when another council takes the service on.</summary>
    public bool Transferable { get; set; }

    /// <summary>Why they do or do not.</summary>
    public string? Note { get; set; }

    /// <summary>What to look at before the service is shared; null where there is nothing.</summary>
    [Needs(nameof(Name), nameof(Transferable))]
    public string? Warning() => Transferable ? null : $"{Name}: a benefit that is not transferable. Sharing the service would lose it.";
}

/// <summary>That an action of the locality plans delivers a change of the service.</summary>
internal sealed class ServiceAction : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ServiceId { get; init; }

    /// <summary>The action's key. The locality plans know the rest.</summary>
    public Guid ActionId { get; init; }
}
