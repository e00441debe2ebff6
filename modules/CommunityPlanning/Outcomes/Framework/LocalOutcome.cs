namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What the partners want to reach in their area, for a national outcome.</summary>
internal sealed class LocalOutcome : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid NationalOutcomeId { get; init; }

    public Guid? ThemedGroupId { get; set; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public int Version { get; set; }

    public IDataLoaderResult<NationalOutcome?> NationalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.One<NationalOutcome>(db, NationalOutcomeId);

    /// <summary>The themed group that answers for it; null where nobody has said.</summary>
    [Needs(nameof(PartnershipId), nameof(ThemedGroupId))]
    public IDataLoaderResult<string?>? ThemedGroup(Batches batches, IMediator mediator) =>
        batches.ThemedGroup(PartnershipId, ThemedGroupId, mediator);

    /// <summary>What it is measured by, by slug.</summary>
    public IDataLoaderResult<Connection<Indicator>> Indicators(Paging paging, Batches batches, CommunityPlanningDb db) =>
        batches.Page(
            "communityplanning.outcome.indicators",
            Id,
            db.Indicators,
            i => i.LocalOutcomeId,
            paging,
            i => i.Slug,
            descending: false
        );

    /// <summary>What is done for it in each local area: every area, those with nothing too.</summary>
    public IDataLoaderResult<IReadOnlyList<AreaActions>> ActionsByArea(Batches batches, CommunityPlanningDb db)
    {
        var areas = batches.All(
            "communityplanning.areas",
            PartnershipId,
            ids => db.LocalAreas.Where(a => ids.Contains(a.PartnershipId)).OrderBy(a => a.Number),
            a => a.PartnershipId
        );
        var actions = batches.All(
            "communityplanning.outcome.all-actions",
            Id,
            ids =>
                db.OutcomeActions.Where(a => a.LocalOutcomeId != null && ids.Contains(a.LocalOutcomeId.Value))
                    .OrderBy(a => a.Title)
                    .ThenBy(a => a.Id),
            a => a.LocalOutcomeId!.Value
        );
        return areas.Then(
            async (all, cancellationToken) =>
            {
                var byArea = (await actions.GetResultAsync(cancellationToken)).ToLookup(a => a.LocalAreaId);
                return (IReadOnlyList<AreaActions>)[.. all.Select(area => new AreaActions(area, [.. byArea[area.Id]]))];
            }
        );
    }
}

/// <summary>What is done for an outcome in one local area.</summary>
/// <param name="Actions">Empty where nothing is.</param>
internal sealed record AreaActions(LocalArea Area, IReadOnlyList<OutcomeAction> Actions);
