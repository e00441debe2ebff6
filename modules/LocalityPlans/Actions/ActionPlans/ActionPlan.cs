namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What several councils have agreed to do together: themes, in them opportunities, and for these the actions.</summary>
internal sealed class ActionPlan : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    /// <summary>The document that it is in, by title and date.</summary>
    public string? Source { get; set; }

    /// <summary>Goes up with every change of what the plan holds.</summary>
    public int Version { get; set; }

    /// <summary>The councils that it binds, in the order they were named.</summary>
    public IDataLoaderResult<IReadOnlyList<ActionPlanCouncil>> Councils(Batches batches, LocalityPlansDb db) =>
        batches
            .Load<Guid, IReadOnlyList<ActionPlanCouncil>>(
                "localityplans.plan.councils",
                Id,
                async (ids, cancellationToken) =>
                    (
                        await db
                            .ActionPlanCouncils.AsNoTracking()
                            .Where(c => ids.Contains(c.ActionPlanId))
                            .OrderBy(c => c.Number)
                            .ToListAsync(cancellationToken)
                    )
                        .ToLookup(c => c.ActionPlanId)
                        .ToDictionary(g => g.Key, IReadOnlyList<ActionPlanCouncil> (g) => [.. g])
            )
            .Then(councils => councils ?? []);

    /// <summary>Its themes, in order.</summary>
    public IDataLoaderResult<Connection<Theme>> Themes(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page("localityplans.plan.themes", Id, db.Themes, t => t.ActionPlanId, paging, t => t.Number, descending: false);

    /// <summary>What documents say of it.</summary>
    public IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(Batches batches, LocalityPlansDb db) =>
        batches.Citations(db, nameof(ActionPlan), Id);
}
