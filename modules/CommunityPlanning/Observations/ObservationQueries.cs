using CouncilPlatform.CommunityPlanning.Framework;
using CouncilPlatform.Sdk;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.CommunityPlanning.Observations;

/// <summary>Whose figures a partnership keeps.</summary>
internal sealed class ObservationQueries
{
    /// <summary>By slug.</summary>
    public static Task<Connection<ReportingBody>> ReportingBodies(Partnership partnership, Paging paging, CommunityPlanningDb db, CancellationToken cancellationToken) =>
        db.ReportingBodies.Where(b => b.PartnershipId == partnership.Id).PageAsync(paging, b => b.Slug, descending: false, cancellationToken);
}

/// <summary>Whether everyone who returns an indicator has returned it.</summary>
internal sealed class ReturnFields
{
    /// <summary>Who has returned it for a period: of a core indicator every agency, of a local one the partnership itself.</summary>
    public static IDataLoaderResult<IndicatorReturns> Returns(Indicator indicator, string period, Partnership partnership, Batches batches, CommunityPlanningDb db)
    {
        new Rules().Period(period, "period").Check();
        var bodies = batches.All("communityplanning.bodies", partnership.Id, ids => db.ReportingBodies.Where(b => ids.Contains(b.PartnershipId)).OrderBy(b => b.Name), b => b.PartnershipId);
        var figures = batches.All(
            $"communityplanning.indicator.returns.{period}", indicator.Id, ids => db.Observations.Where(o => ids.Contains(o.IndicatorId) && o.Period == period), o => o.IndicatorId);
        return bodies.Then(async (all, cancellationToken) =>
        {
            // What is only expected is not returned yet.
            var returned = (await figures.GetResultAsync(cancellationToken)).Where(o => o.Status != ObservationStatus.Projected).Select(o => o.ReportingBodyId).ToHashSet();
            var asked = all.Where(b => indicator.Scope == IndicatorScope.Core ? b.Kind == ReportingBodyKind.Agency : b.Slug == partnership.Slug).ToList();
            return new IndicatorReturns([.. asked.Where(b => returned.Contains(b.Id))], [.. asked.Where(b => !returned.Contains(b.Id))]);
        });
    }
}

/// <summary>Who has returned an indicator for a period.</summary>
/// <param name="Missing">Who has not yet.</param>
internal sealed record IndicatorReturns(IReadOnlyList<ReportingBody> Returned, IReadOnlyList<ReportingBody> Missing)
{
    /// <summary>Whether everyone has; never where nobody is to.</summary>
    public bool Complete => Missing.Count == 0 && Returned.Count > 0;

    /// <summary>As in "incomplete: NHS Lanarkshire has not returned it".</summary>
    public string Words => (Missing.Count, Returned.Count) switch
    {
        (0, 0) => "incomplete: no body is set up to return it",
        (0, _) => "complete",
        (1, _) => $"incomplete: {Missing[0].Name} has not returned it",
        _ => $"incomplete: {string.Join(", ", Missing.Select(b => b.Name))} have not returned it",
    };
}
