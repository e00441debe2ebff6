using CouncilPlatform.CommunityPlanning.Framework;
using CouncilPlatform.CommunityPlanning.Observations;
using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Reads how outcomes stand in a period: for every indicator its local target, else the national one, and the partnership's own figure.</summary>
internal sealed class PerformanceReports(CommunityPlanningDb db)
{
    public async Task<IReadOnlyList<ReportLine>> LinesAsync(Partnership partnership, IReadOnlyCollection<Guid> outcomes, string period, CancellationToken cancellationToken)
    {
        var indicators = await db.Indicators.AsNoTracking().Where(i => i.PartnershipId == partnership.Id && outcomes.Contains(i.LocalOutcomeId)).OrderBy(i => i.Slug).ToListAsync(cancellationToken);
        var ids = indicators.ConvertAll(i => i.Id);
        var targets = (await db.IndicatorTargets.AsNoTracking().Where(t => ids.Contains(t.IndicatorId) && t.Period == period).ToListAsync(cancellationToken)).ToLookup(t => t.IndicatorId);
        var figures = await db.Observations.AsNoTracking()
            .Where(o => ids.Contains(o.IndicatorId) && o.Period == period && db.ReportingBodies.Any(b => b.Id == o.ReportingBodyId && b.PartnershipId == partnership.Id && b.Slug == partnership.Slug))
            .ToDictionaryAsync(o => o.IndicatorId, cancellationToken);
        return indicators.ConvertAll(i =>
        {
            var target = targets[i.Id].OrderByDescending(t => t.Level).FirstOrDefault();
            return new ReportLine(i, target, target is null ? null : Standing.Of(target, figures.GetValueOrDefault(i.Id)), figures.GetValueOrDefault(i.Id));
        });
    }

    /// <summary>What was said of the targets of some lines, the latest last.</summary>
    public async Task<ILookup<Guid, string>> CommentaryAsync(IReadOnlyList<ReportLine> lines, CancellationToken cancellationToken)
    {
        var targets = lines.Where(l => l.Target is not null).Select(l => l.Target!.Id).ToList();
        return (await db.Commentaries.AsNoTracking().Where(c => targets.Contains(c.IndicatorTargetId)).OrderBy(c => c.Id).ToListAsync(cancellationToken))
            .ToLookup(c => c.IndicatorTargetId, c => c.Text);
    }

    public async Task<IReadOnlyDictionary<Guid, OutcomeSummary>> SummariesAsync(Partnership partnership, IReadOnlyCollection<Guid> outcomes, string period, CancellationToken cancellationToken) =>
        (await LinesAsync(partnership, outcomes, period, cancellationToken)).GroupBy(l => l.Indicator.LocalOutcomeId).ToDictionary(g => g.Key, g => OutcomeSummary.Of(period, [.. g]));
}

/// <summary>One indicator in a period.</summary>
/// <param name="Target">The local target, else the national one; null where there is none.</param>
/// <param name="Standing">Null where there is no target.</param>
/// <param name="Figure">The partnership's own figure, however firm; null where there is none.</param>
internal sealed record ReportLine(Indicator Indicator, IndicatorTarget? Target, Standing? Standing, Observation? Figure);
