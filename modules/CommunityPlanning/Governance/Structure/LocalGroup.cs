namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>A community hub or group in a locality, so that partners know whom to engage.</summary>
[Shared("Every partner adds the hubs and groups that it knows.")]
internal sealed class LocalGroup : Aggregate
{
    public Guid LocalAreaId { get; private set; }

    /// <summary>The group's name, unique in its local area.</summary>
    [MaxLength(200)]
    public string Name { get; private set; } = "";

    /// <summary>Whether it is a hub, which is a place, or a group of people.</summary>
    public LocalGroupKind Kind { get; private set; }

    /// <summary>What it does, and for whom. Do not enter personal data.</summary>
    [MaxLength(1000)]
    public string? Note { get; private set; }

    /// <summary>The local area that it is in.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.Row<LocalArea>(db, LocalAreaId);

    internal LocalGroup Update(LocalGroupInput input, LocalArea area)
    {
        (LocalAreaId, Name, Kind, Note) = (area.Id, input.Name, input.Kind, input.Note);
        return this;
    }
}

/// <summary>Whether a locality's entry is a place or people.</summary>
internal enum LocalGroupKind
{
    /// <summary>A place: a community centre, a library, a school.</summary>
    Hub,

    /// <summary>People: a community council, a tenants' association.</summary>
    Group,
}

/// <summary>The hubs and groups of one local area.</summary>
/// <param name="Area">The local area that they are in.</param>
/// <param name="Groups">Its hubs and groups, by name. Empty where it has none.</param>
internal sealed record AreaGroups(LocalArea Area, IReadOnlyList<LocalGroup> Groups);
