namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Whose figures are kept: the partnership itself (the body with its own slug), others like it, the nation, and the partner agencies.</summary>
internal sealed class ReportingBody : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid? OrganisationId { get; init; }

    public Guid? LocalAreaId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    /// <summary>As files of figures name it.</summary>
    public required string Name { get; init; }

    public required ReportingBodyKind Kind { get; init; }

    /// <summary>The local area; null for other kinds.</summary>
    public IDataLoaderResult<LocalArea?> LocalArea(Batches batches, CommunityPlanningDb db) => batches.One<LocalArea>(db, LocalAreaId);

    /// <summary>The partner agency; null for other kinds.</summary>
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId ?? Guid.Empty, mediator);
}

/// <summary>What sort of body a figure is of.</summary>
internal enum ReportingBodyKind
{
    /// <summary>A community planning partnership: it is compared with the others.</summary>
    Partnership,

    /// <summary>The whole country: shown beside the others, and never ranked among them.</summary>
    Nation,

    /// <summary>A partner agency, which returns core indicators for itself.</summary>
    Agency,

    /// <summary>A part of the partnership's area: its figures are for the areas beside one another, and never ranked among partnerships.</summary>
    LocalArea,
}
