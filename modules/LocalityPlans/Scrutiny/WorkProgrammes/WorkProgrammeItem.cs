namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>Something that a scrutiny body means to look into in one year.</summary>
internal sealed class WorkProgrammeItem : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Whose work programme it is in.</summary>
    public required string Body { get; init; }

    /// <summary>The council year, as in "2015/16".</summary>
    public required string CouncilYear { get; init; }

    public required string Title { get; init; }

    /// <summary>The document that says so, by title and date.</summary>
    public required string Source { get; init; }

    public int Version { get; set; }

    /// <summary>What it is about, as codes by which recommendations are compared with it.</summary>
    public IDataLoaderResult<IReadOnlyList<string>> Topics(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<string>>(
                "localityplans.programme.topics",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .WorkProgrammeTopics.AsNoTracking()
                            .Where(t => ids.Contains(t.ItemId))
                            .OrderBy(t => t.Topic)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(t => t.ItemId)
                        .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(t => t.Topic)])
            )
            .Then(topics => topics ?? []);
}

/// <summary>A code of what an item of a work programme is about.</summary>
internal sealed class WorkProgrammeTopic
{
    public Guid ItemId { get; init; }

    public required string Topic { get; init; }
}
