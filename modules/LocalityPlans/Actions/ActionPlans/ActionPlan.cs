namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What several councils have agreed to do together: themes, their opportunities, and the actions for these.</summary>
[Shared("Several councils agree the plan together.")]
internal sealed class ActionPlan : Aggregate, ISlugged
{
    public required string Slug { get; init; }

    /// <summary>The plan's title, like Joint action plan for South Lakeland.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>The document that contains the plan, by title and date.</summary>
    [MaxLength(500)]
    public string? Source { get; set; }

    /// <summary>The councils that the plan binds, in the order in which they were named.</summary>
    public IDataLoaderResult<IReadOnlyList<ActionPlanCouncil>> Councils(Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, Id, static (ActionPlanCouncil c) => c.ActionPlanId, static c => c.Number);

    /// <summary>The plan's themes, in order.</summary>
    public IDataLoaderResult<Connection<Theme>> Themes(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(db, Id, static (Theme t) => t.ActionPlanId, paging, static t => t.Number);

    /// <summary>What documents say about the plan.</summary>
    public IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(Batches batches, LocalityPlansDb db) =>
        batches.Citations(db, PartnershipId, new(nameof(ActionPlan), Id));
}
