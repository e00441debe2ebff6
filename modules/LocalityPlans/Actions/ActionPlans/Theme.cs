namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>A subject under which an action plan groups its opportunities.</summary>
[Shared("It is part of the plan that the councils agree together.")]
internal sealed class Theme : PartnershipEntity
{
    public Guid ActionPlanId { get; init; }

    /// <summary>The theme's position in the plan, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The theme's title, like Health and wellbeing.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>The action plan that the theme is part of.</summary>
    public IDataLoaderResult<ActionPlan?> ActionPlan(Batches batches, LocalityPlansDb db) => batches.Row<ActionPlan>(db, ActionPlanId);

    /// <summary>The theme's opportunities, in order.</summary>
    public IDataLoaderResult<Connection<Opportunity>> Opportunities(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(db, Id, static (Opportunity o) => o.ThemeId, paging, static o => o.Number);

    /// <summary>What documents say about the theme.</summary>
    public IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(Batches batches, LocalityPlansDb db) =>
        batches.Citations(db, PartnershipId, new(nameof(Theme), Id));
}
