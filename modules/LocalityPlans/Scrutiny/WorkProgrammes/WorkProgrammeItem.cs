namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>Something that a scrutiny body plans to look into in one year.</summary>
internal sealed class WorkProgrammeItem : Aggregate, IOwned
{
    /// <summary>The scrutiny body whose work programme it is.</summary>
    [MaxLength(RoleText.MaxLength)]
    public required string Body { get; init; }

    /// <summary>The council year, from one annual meeting to the next, like 2015/16.</summary>
    [MaxLength(7)]
    public required string CouncilYear { get; init; }

    /// <summary>What the body plans to look into.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>The document that contains the work programme, by title and date.</summary>
    [MaxLength(500)]
    public required string Source { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>The council whose scrutiny body it is; null if it belongs to the whole partnership.</summary>
    public IDataLoaderResult<Organisation?>? Owner(OrganisationBatch organisations) => organisations.Get(OwnerId);

    /// <summary>What the item is about, as codes that are compared with those of recommendations.</summary>
    public IDataLoaderResult<IReadOnlyList<string>> Topics(Batches batches, LocalityPlansDb db) =>
        batches.Values(
            Id,
            db,
            static (ids, db) => db.Set<WorkProgrammeTopic>().Where(t => ids.Contains(t.ItemId)).OrderBy(t => t.Topic),
            static t => t.ItemId,
            static t => t.Topic
        );

    public override string ToString() => $"{Body} {CouncilYear}: {Title}";
}

/// <summary>A code of what an item of a work programme is about.</summary>
internal sealed class WorkProgrammeTopic
{
    public Guid ItemId { get; init; }

    [MaxLength(60)]
    public required string Topic { get; init; }
}
