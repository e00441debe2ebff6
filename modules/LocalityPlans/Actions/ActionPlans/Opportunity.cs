namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Something that councils could do better together, and the actions that take it up.</summary>
internal sealed class Opportunity : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ThemeId { get; init; }

    /// <summary>Its place in the theme, from 1.</summary>
    public int Number { get; init; }

    /// <summary>As the document words it.</summary>
    public required string Title { get; set; }

    /// <summary>The theme that it belongs to.</summary>
    public IDataLoaderResult<Theme?> Theme(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, Theme>(
            "localityplans.opportunity.theme",
            ThemeId,
            async (ids, cancellationToken) =>
                await db.Themes.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken)
        );

    /// <summary>What is done, and what is to be done, in order.</summary>
    /// <param name="kind">Only those.</param>
    public IDataLoaderResult<Connection<PlanAction>> Actions(ActionKind? kind, Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            $"localityplans.opportunity.actions.{kind}",
            Id,
            db.Actions.Where(a => kind == null || a.Kind == kind),
            a => a.OpportunityId,
            paging,
            a => a.Number,
            descending: false
        );

    /// <summary>What documents say of it.</summary>
    public IDataLoaderResult<IReadOnlyList<SourceCitation>> Citations(Batches batches, LocalityPlansDb db) =>
        batches.Citations(db, nameof(Opportunity), Id);
}
