namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What the partners want to achieve in their area, for a national outcome.</summary>
[Shared("The partners agree their outcomes together.")]
internal sealed class LocalOutcome : SluggedAggregate
{
    public Guid NationalOutcomeId { get; init; }

    public Guid? ThemedGroupId { get; set; }

    /// <summary>The outcome in one sentence.</summary>
    [MaxLength(500)]
    public required string Title { get; init; }

    /// <summary>The national outcome that it contributes to.</summary>
    public IDataLoaderResult<NationalOutcome?> NationalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.Row<NationalOutcome>(db, NationalOutcomeId);

    /// <summary>The name of the themed group that is responsible for it. Null where no group is.</summary>
    [Needs(nameof(PartnershipId), nameof(ThemedGroupId))]
    public IDataLoaderResult<string?>? ThemedGroup(Batches batches, IMediator mediator) =>
        batches.BodyName(PartnershipId, ThemedGroupId, mediator);

    /// <summary>What the outcome is measured by, by short name.</summary>
    public IDataLoaderResult<Connection<Indicator>> Indicators(Paging paging, Batches batches, CommunityPlanningDb db) =>
        batches.Page(db, Id, static (Indicator i) => i.LocalOutcomeId, paging, static i => i.Slug);

    /// <summary>The partners' actions for the outcome in each local area: every area, including those without any.</summary>
    public IDataLoaderResult<IReadOnlyList<AreaActions>> ActionsByArea(Batches batches, CommunityPlanningDb db)
    {
        var areas = batches.Parts(db, PartnershipId, static (LocalArea a) => a.PartnershipId, static a => a.Number);
        var actions = batches.Parts(db, Id, static (OutcomeAction a) => a.LocalOutcomeId!.Value, static a => a.Title);
        return areas.Then(
            async Task<IReadOnlyList<AreaActions>> (all, ct) =>
            {
                var byArea = (await actions.GetResultAsync(ct)).ToLookup(a => a.LocalAreaId);
                return [.. all.Select(area => new AreaActions(area, [.. byArea[area.Id]]))];
            }
        );
    }
}

/// <summary>The partners' actions for an outcome in one local area.</summary>
/// <param name="Area">The local area where they are done.</param>
/// <param name="Actions">The actions, by title. Empty where there are none.</param>
internal sealed record AreaActions(LocalArea Area, IReadOnlyList<OutcomeAction> Actions);
