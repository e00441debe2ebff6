namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A topic that a recommendation shares with an item of a work programme.</summary>
internal sealed record WorkProgrammeOverlap(Guid RecommendationId, string Topic, string Body, string Year, string Title)
{
    public static Task<List<WorkProgrammeOverlap>> FindAsync(
        LocalityPlansDb db,
        IReadOnlyCollection<Guid> recommendations,
        CancellationToken cancellationToken
    ) =>
        (
            from topic in db.RecommendationTopics
            join recommendation in db.Recommendations on topic.RecommendationId equals recommendation.Id
            join other in db.WorkProgrammeTopics on topic.Topic equals other.Topic
            join item in db.WorkProgrammeItems on other.ItemId equals item.Id
            where recommendations.Contains(recommendation.Id) && item.PartnershipId == recommendation.PartnershipId
            orderby item.CouncilYear, item.Title, topic.Topic
            select new WorkProgrammeOverlap(recommendation.Id, topic.Topic, item.Body, item.CouncilYear, item.Title)
        ).ToListAsync(cancellationToken);

    /// <summary>One warning for each item of a work programme.</summary>
    public static IEnumerable<PlanWarning> Warn(IEnumerable<WorkProgrammeOverlap> overlaps) =>
        overlaps
            .GroupBy(o => (o.Body, o.Year, o.Title))
            .Select(g => new PlanWarning(
                "WORK_PROGRAMME_OVERLAP",
                $"The {g.Key.Year} work programme of {g.Key.Body} has \"{g.Key.Title}\" on {string.Join(", ", g.Select(o => o.Topic))} too. Agree who takes it up, so that nothing is done twice."
            ));
}
