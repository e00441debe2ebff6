namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A topic that a recommendation shares with an item of a work programme.</summary>
internal sealed record WorkProgrammeOverlap(Guid RecommendationId, string Topic, string Body, string Year, string Title)
{
    public static IQueryable<WorkProgrammeOverlap> Of(LocalityPlansDb db, Guid partnership, IReadOnlyCollection<Guid> recommendations) =>
        from topic in db.Set<RecommendationTopic>()
        join other in db.Set<WorkProgrammeTopic>() on topic.Topic equals other.Topic
        join item in db.Of<WorkProgrammeItem>(partnership) on other.ItemId equals item.Id
        where recommendations.Contains(topic.RecommendationId)
        orderby item.CouncilYear, item.Title, topic.Topic
        select new WorkProgrammeOverlap(topic.RecommendationId, topic.Topic, item.Body, item.CouncilYear, item.Title);

    /// <summary>One warning for each item of a work programme.</summary>
    public static IEnumerable<PlanWarning> Warn(IEnumerable<WorkProgrammeOverlap> overlaps) =>
        overlaps
            .GroupBy(o => (o.Body, o.Year, o.Title))
            .Select(g => new PlanWarning(
                "WORK_PROGRAMME_OVERLAP",
                $"The {g.Key.Year} work programme of {g.Key.Body} also covers {string.Join(", ", g.Select(o => o.Topic))}, "
                    + $"in \"{g.Key.Title}\". Agree which of them looks into it."
            ));
}
