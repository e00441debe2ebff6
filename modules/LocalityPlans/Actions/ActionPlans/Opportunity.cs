namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Something that councils could do better together, with the actions that do it.</summary>
[Shared("It is part of the plan that the councils agree together.")]
internal sealed class Opportunity : PartnershipEntity
{
    public Guid ThemeId { get; init; }

    /// <summary>The opportunity's position in the theme, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The opportunity, as the document words it.</summary>
    [MaxLength(500)]
    public required string Title { get; set; }

    /// <summary>The theme that the opportunity is part of.</summary>
    public IDataLoaderResult<Theme?> Theme(Batches batches, LocalityPlansDb db) => batches.Row<Theme>(db, ThemeId);

    /// <summary>The opportunity's actions, in order.</summary>
    /// <param name="kind">Only actions of this kind.</param>
    public IDataLoaderResult<Connection<PlanAction>> Actions(ActionKind? kind, Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            Id,
            (db, PartnershipId, kind),
            static s => s.db.Of<PlanAction>(s.PartnershipId).Where(a => s.kind == null || a.Kind == s.kind),
            static a => a.OpportunityId,
            paging,
            static a => a.Number
        );

    /// <summary>What documents say about the opportunity.</summary>
    public IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(Batches batches, LocalityPlansDb db) =>
        batches.Citations(db, PartnershipId, new(nameof(Opportunity), Id));
}
