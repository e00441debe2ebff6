namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>A partnership's outcomes, what they are measured by, and what is done for them.</summary>
internal sealed class FrameworkQueries
{
    /// <summary>The national outcomes that it works for, in order.</summary>
    public static Task<Connection<NationalOutcome>> NationalOutcomes(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .NationalOutcomes.Where(o => o.PartnershipId == partnership.Id)
            .PageAsync(paging, o => o.Number, descending: false, cancellationToken);

    /// <summary>Every local outcome, by slug, whether an agreement puts it first or not.</summary>
    public static Task<Connection<LocalOutcome>> LocalOutcomes(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db.LocalOutcomes.Where(o => o.PartnershipId == partnership.Id).PageAsync(paging, o => o.Slug, descending: false, cancellationToken);

    /// <summary>The local outcome with a slug, or null.</summary>
    public static Task<LocalOutcome?> LocalOutcome(
        Partnership partnership,
        string slug,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.LocalOutcomes.AsNoTracking().SingleOrDefaultAsync(o => o.PartnershipId == partnership.Id && o.Slug == slug, cancellationToken);

    /// <summary>The indicator with a slug, or null.</summary>
    public static Task<Indicator?> Indicator(
        Partnership partnership,
        string slug,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.Indicators.AsNoTracking().SingleOrDefaultAsync(i => i.PartnershipId == partnership.Id && i.Slug == slug, cancellationToken);

    /// <summary>Indicators, by slug.</summary>
    /// <param name="influence">Only those that this level can move.</param>
    /// <param name="scope">Only those.</param>
    public static Task<Connection<Indicator>> Indicators(
        Partnership partnership,
        InfluenceLevel? influence,
        IndicatorScope? scope,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .Indicators.Where(i =>
                i.PartnershipId == partnership.Id && (influence == null || i.Influence == influence) && (scope == null || i.Scope == scope)
            )
            .PageAsync(paging, i => i.Slug, descending: false, cancellationToken);

    /// <summary>The parts of its area that have a team of their own, in order.</summary>
    public static Task<Connection<LocalArea>> LocalAreas(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.LocalAreas.Where(a => a.PartnershipId == partnership.Id).PageAsync(paging, a => a.Number, descending: false, cancellationToken);

    /// <summary>The outcome agreement with a slug, or null.</summary>
    public static Task<OutcomeAgreement?> OutcomeAgreement(
        Partnership partnership,
        string slug,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .OutcomeAgreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.PartnershipId == partnership.Id && a.Slug == slug, cancellationToken);

    /// <summary>Every outcome agreement, by slug.</summary>
    public static Task<Connection<OutcomeAgreement>> OutcomeAgreements(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .OutcomeAgreements.Where(a => a.PartnershipId == partnership.Id)
            .PageAsync(paging, a => a.Slug, descending: false, cancellationToken);

    /// <summary>What partners do, by title.</summary>
    /// <param name="unaligned">True: only what serves no outcome; false: only what serves one.</param>
    public static Task<Connection<OutcomeAction>> OutcomeActions(
        Partnership partnership,
        bool? unaligned,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .OutcomeActions.Where(a => a.PartnershipId == partnership.Id && (unaligned == null || (a.LocalOutcomeId == null) == unaligned))
            .PageAsync(paging, a => a.Title, descending: false, cancellationToken);

    internal static Task<T?> FindAsync<T>(IServiceProvider services, Guid id, CancellationToken cancellationToken)
        where T : class, IKeyed =>
        services.GetRequiredService<CommunityPlanningDb>().Set<T>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
}
