namespace CouncilPlatform.Grants.OpenData;

/// <summary>The grants of several councils side by side, to find what one has and another lacks, and what several do alike.</summary>
internal sealed class GrantMap : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    /// <summary>The day by which its findings are to be reported; null where none was set.</summary>
    public DateOnly? ReportDue { get; set; }

    /// <summary>The document that asks for it, by title and date.</summary>
    public required string Source { get; set; }

    public int Version { get; set; }

    internal string ReportToJson { get; set; } = "[]";

    /// <summary>The bodies that its findings are reported to.</summary>
    [Needs(nameof(ReportToJson))]
    public IReadOnlyList<string> ReportTo() => JsonText.Read<string>(ReportToJson);

    /// <summary>The councils it compares, in the order they were named.</summary>
    public IDataLoaderResult<IReadOnlyList<Organisation>> Councils(Batches batches, GrantsDb db, IMediator mediator) =>
        batches
            .Load<Guid, IReadOnlyList<Organisation>>(
                "grants.map.councils",
                Id,
                async (ids, cancellationToken) =>
                {
                    var rows = await db
                        .GrantMapCouncils.AsNoTracking()
                        .Where(c => ids.Contains(c.MapId))
                        .OrderBy(c => c.Number)
                        .ToListAsync(cancellationToken);
                    var councils = await mediator.Send(
                        new GetOrganisations([.. rows.Select(r => r.CouncilId).Distinct()]),
                        cancellationToken
                    );
                    return rows.ToLookup(r => r.MapId)
                        .ToDictionary(g => g.Key, IReadOnlyList<Organisation> (g) => [.. g.Select(r => councils[r.CouncilId])]);
                }
            )
            .Then(councils => councils ?? []);

    /// <summary>What is recorded, by type.</summary>
    public IDataLoaderResult<Connection<GrantMapEntry>> Entries(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page("grants.map.entries", Id, db.GrantMapEntries, e => e.MapId, paging, e => e.Type, descending: false);

    /// <summary>What the entries come to, type by type.</summary>
    public IDataLoaderResult<GrantMapComparison> Comparison(Batches batches, GrantsDb db, IMediator mediator)
    {
        var councils = Councils(batches, db, mediator);
        return batches
            .Load<Guid, IReadOnlyList<MapSum>>("grants.map.sums", Id, async (ids, cancellationToken) => (
                        await db
                            .GrantMapEntries.Where(e => ids.Contains(e.MapId))
                            .GroupBy(e => new
                            {
                                e.MapId,
                                e.Type,
                                e.CouncilId,
                            })
                            .Select(g => new MapSum(
                                g.Key.MapId,
                                g.Key.Type,
                                g.Key.CouncilId,
                                g.Count(),
                                g.Count(e => e.BudgetPence == null),
                                g.Sum(e => e.BudgetPence ?? 0)
                            ))
                            .ToListAsync(cancellationToken)
                    ).ToLookup(s => s.MapId).ToDictionary(g => g.Key, IReadOnlyList<MapSum> (g) => [.. g]))
            .Then(async (sums, cancellationToken) => GrantMapComparison.Of(await councils.GetResultAsync(cancellationToken), sums ?? []));
    }
}

/// <summary>A council that a map compares.</summary>
internal sealed class GrantMapCouncil
{
    public Guid MapId { get; init; }

    public Guid CouncilId { get; init; }

    /// <summary>Its place among the map's councils.</summary>
    public int Number { get; set; }
}
