namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class FrameworkQueries
{
    /// <summary>The national outcomes that the partnership contributes to, by number.</summary>
    public static Task<Connection<NationalOutcome>> NationalOutcomes(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<NationalOutcome>(partnership).PageAsync(paging, o => o.Number);

    /// <summary>Every local outcome, by short name, whether it is a priority of an agreement or not.</summary>
    public static Task<Connection<LocalOutcome>> LocalOutcomes(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<LocalOutcome>(partnership).PageAsync(paging, o => o.Slug);

    /// <summary>One local outcome. Null where there is none with this short name.</summary>
    /// <param name="slug">The outcome's short name, like best-start.</param>
    public static Task<LocalOutcome?> LocalOutcome(Partnership partnership, string slug, Selection selection, CommunityPlanningDb db) =>
        selection.BySlugAsync<LocalOutcome>(db, partnership, slug);

    /// <summary>One indicator. Null where there is none with this short name.</summary>
    /// <param name="slug">The indicator's short name, like child-poverty.</param>
    public static Task<Indicator?> Indicator(Partnership partnership, string slug, Selection selection, CommunityPlanningDb db) =>
        selection.BySlugAsync<Indicator>(db, partnership, slug);

    /// <summary>Indicators, by short name.</summary>
    /// <param name="influence">Only indicators with this influence.</param>
    /// <param name="scope">Only indicators with this scope.</param>
    public static Task<Connection<Indicator>> Indicators(
        Partnership partnership,
        InfluenceLevel? influence,
        IndicatorScope? scope,
        Paging paging,
        CommunityPlanningDb db
    ) =>
        db.Of<Indicator>(partnership)
            .Where(i => (influence == null || i.Influence == influence) && (scope == null || i.Scope == scope))
            .PageAsync(paging, i => i.Slug);

    /// <summary>The local areas, by number.</summary>
    public static Task<Connection<LocalArea>> LocalAreas(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<LocalArea>(partnership).PageAsync(paging, a => a.Number);

    /// <summary>One outcome agreement. Null where there is none with this short name.</summary>
    /// <param name="slug">The agreement's short name.</param>
    public static Task<OutcomeAgreement?> OutcomeAgreement(
        Partnership partnership,
        string slug,
        Selection selection,
        CommunityPlanningDb db
    ) => selection.BySlugAsync<OutcomeAgreement>(db, partnership, slug);

    /// <summary>Every outcome agreement, by short name.</summary>
    public static Task<Connection<OutcomeAgreement>> OutcomeAgreements(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<OutcomeAgreement>(partnership).PageAsync(paging, a => a.Slug);

    /// <summary>The actions of partners, by title.</summary>
    /// <param name="unaligned">True for actions that contribute to no outcome, false for those that do.</param>
    public static Task<Connection<OutcomeAction>> OutcomeActions(
        Partnership partnership,
        bool? unaligned,
        Paging paging,
        CommunityPlanningDb db
    ) =>
        db.Of<OutcomeAction>(partnership)
            .Where(a => unaligned == null || (a.LocalOutcomeId == null) == unaligned)
            .PageAsync(paging, a => a.Title);
}
