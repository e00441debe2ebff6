namespace CouncilPlatform.BackOffice.Services;

/// <summary>
/// A proposal that a district takes a service on. It needs a benefit of quality or access there, and no significant negative consequence for cost or
/// quality in any other district.
/// </summary>
internal sealed class Devolution : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ServiceId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>How it improves the quality of the service; null where it does not.</summary>
    public string? QualityBenefit { get; set; }

    /// <summary>How it improves access to the service; null where it does not.</summary>
    public string? AccessBenefit { get; set; }

    /// <summary>When it was devolved; null while it is not.</summary>
    public DateOnly? DevolvedOn { get; set; }

    public int Version { get; set; }

    /// <summary>The district that takes it on.</summary>
    public IDataLoaderResult<Organisation?> To(Batches batches, IMediator mediator) => batches.Organisation(OrganisationId, mediator);

    /// <summary>What it means for the other districts.</summary>
    public IDataLoaderResult<IReadOnlyList<DevolutionImpact>> Impacts(Batches batches, BackOfficeDb db) =>
        batches.All(
            "backoffice.devolution.impacts",
            Id,
            ids => db.DevolutionImpacts.Where(i => ids.Contains(i.DevolutionId)).OrderBy(i => i.Id),
            i => i.DevolutionId
        );
}

/// <summary>What a devolution means for another district.</summary>
internal sealed class DevolutionImpact : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid DevolutionId { get; init; }

    public Guid OrganisationId { get; init; }

    public ImpactSize Cost { get; set; }

    public ImpactSize Quality { get; set; }

    public string? Note { get; set; }

    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}

internal enum ImpactSize
{
    Positive,
    None,
    MinorNegative,

    /// <summary>It blocks the devolution.</summary>
    SignificantNegative,
}
