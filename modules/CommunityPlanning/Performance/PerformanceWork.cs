namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What targets wait for.</summary>
internal sealed class PerformanceWork : Feature
{
    public override void Work(ModuleWork work) =>
        work.Add<IndicatorTarget>("Comment on a missed target", Role.Officer, "commentOnTarget", UnexplainedAsync)
            .Add<IndicatorTarget>("Agree what to do about an issue", Role.Officer, mutation: null, Issues)
            .Add<Hotspot>("Close a hotspot, or go on acting on it", Role.Officer, "closeHotspot", Hotspots);

    // Figures are exact texts, which the database cannot compare.
    private static async Task<IReadOnlyList<WorkRow>> UnexplainedAsync(WorkSearch w)
    {
        var measured = await (
            from target in w.Of<IndicatorTarget>()
            join indicator in w.Of<Indicator>() on target.IndicatorId equals indicator.Id
            join figure in w.Of<Observation>().Headline() on target.IndicatorId equals figure.IndicatorId
            join body in w.Of<ReportingBody>() on figure.ReportingBodyId equals body.Id
            where figure.Period == target.Period && !w.Of<Commentary>().Any(c => c.IndicatorTargetId == target.Id)
            // A report compares with the local target where there is one.
            where
                target.Level == TargetLevel.Local
                || !w.Of<IndicatorTarget>()
                    .Any(t => t.IndicatorId == target.IndicatorId && t.Period == target.Period && t.Level == TargetLevel.Local)
            select new
            {
                Target = target,
                Figure = figure,
                indicator.Title,
                body.Slug,
            }
        ).ToListAsync(w.Cancellation);
        var own = w.Partnerships.ToDictionary(p => p.Id, p => p.Slug);
        return
        [
            .. from m in measured
            where m.Slug == own[m.Target.PartnershipId] && TargetStatus.Of(m.Target, m.Figure).State == TargetState.Missed
            select new WorkRow
            {
                Id = m.Target.Id,
                PartnershipId = m.Target.PartnershipId,
                Title = $"{m.Title}, {m.Target.Period}",
                OwnerId = null,
                Due = null,
                SinceUtc = m.Figure.RecordedUtc,
            },
        ];
    }

    private static IQueryable<WorkRow> Issues(WorkSearch w) =>
        from issue in w.Of<PerformanceIssue>()
        where issue.ClosedOn == null && issue.Solution == null
        select new WorkRow
        {
            Id = issue.IndicatorTargetId,
            PartnershipId = issue.PartnershipId,
            Title = issue.Issue,
            OwnerId = null,
            Due = null,
        };

    private static IQueryable<WorkRow> Hotspots(WorkSearch w) =>
        from hotspot in w.Of<Hotspot>()
        where hotspot.ClosedOn == null
        select new WorkRow
        {
            Id = hotspot.Id,
            PartnershipId = hotspot.PartnershipId,
            Title = hotspot.Title,
            OwnerId = hotspot.LeadId,
            Due = null,
        };
}
