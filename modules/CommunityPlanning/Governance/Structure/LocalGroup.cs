namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>A community hub or group of a locality, so that partners know whom to engage, and where.</summary>
internal sealed class LocalGroup : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid LocalAreaId { get; set; }

    public required string Name { get; set; }

    public LocalGroupKind Kind { get; set; }

    /// <summary>What it does, and for whom; no personal data.</summary>
    public string? Note { get; set; }

    public int Version { get; set; }

    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.One<LocalArea>(db, LocalAreaId);
}

/// <summary>What a locality has.</summary>
internal enum LocalGroupKind
{
    /// <summary>A place: a community centre, a library, a school.</summary>
    Hub,

    /// <summary>People: a community council, a tenants' association.</summary>
    Group,
}

/// <summary>The hubs and groups of one local area.</summary>
/// <param name="Groups">By name; empty where there are none.</param>
internal sealed record AreaGroups(LocalArea Area, IReadOnlyList<LocalGroup> Groups);
