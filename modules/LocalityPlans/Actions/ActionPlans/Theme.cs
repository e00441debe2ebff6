namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>A subject under which an action plan gathers its opportunities.</summary>
internal sealed class Theme : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ActionPlanId { get; init; }

    /// <summary>Its place in the plan, from 1.</summary>
    public int Number { get; init; }

    public required string Title { get; set; }

    /// <summary>The action plan that it belongs to.</summary>
    public IDataLoaderResult<ActionPlan?> ActionPlan(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, ActionPlan>(
            "localityplans.theme.plan",
            ActionPlanId,
            async (ids, cancellationToken) =>
                await db.ActionPlans.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken)
        );

    /// <summary>Its opportunities, in order.</summary>
    public IDataLoaderResult<Connection<Opportunity>> Opportunities(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page("localityplans.theme.opportunities", Id, db.Opportunities, o => o.ThemeId, paging, o => o.Number, descending: false);

    /// <summary>What documents say of it.</summary>
    public IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(Batches batches, LocalityPlansDb db) =>
        batches.Citations(db, nameof(Theme), Id);
}
