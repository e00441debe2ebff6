namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class FrameworkQueries
{
    /// <summary>The national outcomes that the partnership contributes to, by number.</summary>
    public static Task<Connection<NationalOutcome>> NationalOutcomes(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.Of<NationalOutcome>(partnership).PageAsync(paging, o => o.Number, descending: false, cancellationToken);

    /// <summary>Every local outcome, by short name, whether it is a priority of an agreement or not.</summary>
    public static Task<Connection<LocalOutcome>> LocalOutcomes(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.Of<LocalOutcome>(partnership).PageAsync(paging, o => o.Slug, descending: false, cancellationToken);

    /// <summary>One local outcome; null where there is none with this short name.</summary>
    /// <param name="slug">The outcome's short name.</param>
    public static Task<LocalOutcome?> LocalOutcome(
        Partnership partnership,
        string slug,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => BySlugAsync<LocalOutcome>(partnership, slug, db, cancellationToken);

    /// <summary>One indicator; null where there is none with this short name.</summary>
    /// <param name="slug">The indicator's short name.</param>
    public static Task<Indicator?> Indicator(
        Partnership partnership,
        string slug,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => BySlugAsync<Indicator>(partnership, slug, db, cancellationToken);

    /// <summary>Indicators, by short name.</summary>
    /// <param name="influence">Only indicators with this influence.</param>
    /// <param name="scope">Only indicators with this scope.</param>
    public static Task<Connection<Indicator>> Indicators(
        Partnership partnership,
        InfluenceLevel? influence,
        IndicatorScope? scope,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db.Of<Indicator>(partnership)
            .Where(i => (influence == null || i.Influence == influence) && (scope == null || i.Scope == scope))
            .PageAsync(paging, i => i.Slug, descending: false, cancellationToken);

    /// <summary>The local areas, by number.</summary>
    public static Task<Connection<LocalArea>> LocalAreas(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.Of<LocalArea>(partnership).PageAsync(paging, a => a.Number, descending: false, cancellationToken);

    /// <summary>One outcome agreement; null where there is none with this short name.</summary>
    /// <param name="slug">The agreement's short name.</param>
    public static Task<OutcomeAgreement?> OutcomeAgreement(
        Partnership partnership,
        string slug,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => BySlugAsync<OutcomeAgreement>(partnership, slug, db, cancellationToken);

    /// <summary>Every outcome agreement, by short name.</summary>
    public static Task<Connection<OutcomeAgreement>> OutcomeAgreements(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.Of<OutcomeAgreement>(partnership).PageAsync(paging, a => a.Slug, descending: false, cancellationToken);

    /// <summary>What partners do, by title.</summary>
    /// <param name="unaligned">True: only actions that contribute to no outcome; false: only those that contribute to one.</param>
    public static Task<Connection<OutcomeAction>> OutcomeActions(
        Partnership partnership,
        bool? unaligned,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db.Of<OutcomeAction>(partnership)
            .Where(a => unaligned == null || (a.LocalOutcomeId == null) == unaligned)
            .PageAsync(paging, a => a.Title, descending: false, cancellationToken);

    internal static Task<T?> BySlugAsync<T>(
        Partnership partnership,
        string slug,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
        where T : class, IInPartnership, ISlugged =>
        db.Of<T>(partnership).AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug, cancellationToken);
}
