namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>
/// A body whose figures are recorded: the partnership itself, others like it, the nation, a partner agency or a local area.
/// </summary>
internal sealed class ReportingBody : SluggedEntity, IOwned
{
    public const int MaxCode = 20;

    public Guid? OrganisationId { get; init; }

    public Guid? LocalAreaId { get; init; }

    /// <summary>The name that files of figures use.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>The code of its area in statistics, like S12000050, by which files find it. Null where no file has said it.</summary>
    [MaxLength(MaxCode)]
    public string? AreaCode { get; internal set; }

    /// <summary>Whether the body is a partnership, the nation, an agency or a local area.</summary>
    public required ReportingBodyKind Kind { get; init; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>The local area that the body is. Null for other kinds of body.</summary>
    public IDataLoaderResult<LocalArea?> LocalArea(Batches batches, CommunityPlanningDb db) => batches.Row<LocalArea>(db, LocalAreaId);

    /// <summary>The partner agency that the body is. Null for other kinds of body.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) =>
        organisations.Get(OrganisationId ?? Guid.Empty);
}

/// <summary>The kinds of body that figures belong to.</summary>
internal enum ReportingBodyKind
{
    /// <summary>A community planning partnership, which is compared with others.</summary>
    Partnership,

    /// <summary>The whole country: shown for comparison and never ranked.</summary>
    Nation,

    /// <summary>A partner agency, which returns core indicators for itself.</summary>
    Agency,

    /// <summary>A local area of the partnership: never ranked among partnerships.</summary>
    LocalArea,
}
