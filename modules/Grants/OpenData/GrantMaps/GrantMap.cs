namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// The grant schemes of several councils side by side, to find what one has and another does not, and what several do alike.
/// </summary>
[Shared("The councils compare their schemes together. Each scheme on the map is its own council's.")]
internal sealed class GrantMap : Aggregate, ISlugged
{
    /// <summary>The map's short name in the partnership.</summary>
    public required string Slug { get; init; }

    /// <summary>The name of the map.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>The day by which the findings must be reported; null if none was set.</summary>
    public DateOnly? ReportDue { get; set; }

    /// <summary>The document that asks for the map, by title and date.</summary>
    [MaxLength(500)]
    public required string Source { get; set; }

    internal string ReportToJson { get; set; } = "[]";

    /// <summary>The bodies that the findings are reported to.</summary>
    [Needs(nameof(ReportToJson))]
    public IReadOnlyList<string> ReportTo() => JsonText.Read<string>(ReportToJson);

    /// <summary>The councils that the map compares, in the order in which they were named.</summary>
    public IDataLoaderResult<IReadOnlyList<Organisation>> Councils(OrganisationBatch organisations, GrantsDb db) =>
        organisations.Lists(
            Id,
            db,
            static (ids, db) => db.Set<GrantMapCouncil>().Where(c => ids.Contains(c.MapId)).OrderBy(c => c.Number),
            static c => c.MapId,
            static c => c.CouncilId
        );

    /// <summary>The schemes that are recorded, by type.</summary>
    public IDataLoaderResult<Connection<GrantMapEntry>> Entries(Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, Id, static (GrantMapEntry e) => e.MapId, paging, static e => e.Type);

    /// <summary>What the schemes add up to, type by type.</summary>
    public IDataLoaderResult<GrantMapComparison> Comparison(Batches batches, OrganisationBatch organisations, GrantsDb db)
    {
        var councils = Councils(organisations, db);
        return batches
            .Values(
                Id,
                (db, PartnershipId),
                static (maps, s) =>
                    s
                        .db.Of<GrantMapEntry>(s.PartnershipId)
                        .Where(e => maps.Contains(e.MapId))
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
                        )),
                static m => m.MapId
            )
            .Then(async (sums, cancellationToken) => GrantMapComparison.Of(await councils.GetResultAsync(cancellationToken), sums));
    }

    internal IEnumerable<GrantMapCouncil> Comparing(IEnumerable<Organisation> councils) =>
        councils.Select(
            (council, number) =>
                new GrantMapCouncil
                {
                    MapId = Id,
                    CouncilId = council.Id,
                    Number = number,
                }
        );
}

internal sealed class GrantMapCouncil
{
    public Guid MapId { get; init; }

    public Guid CouncilId { get; init; }

    public int Number { get; set; }
}
