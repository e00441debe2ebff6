using CouncilPlatform.Grants.Contracts;
using CouncilPlatform.LocalityPlans.Contracts;
using Action = CouncilPlatform.LocalityPlans.Contracts.PlanAction;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What other modules do for an outcome.</summary>
internal sealed class OutcomeLinkFields
{
    /// <summary>The actions of the locality plans that serve it, in each local area: every area, those with nothing too.</summary>
    public static IDataLoaderResult<LinkedActions> LocalityActions(
        LocalOutcome outcome,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        IMediator mediator
    ) =>
        batches
            .Load<Guid, LinkedActions>(
                $"communityplanning.outcome.locality-actions.{partnership.Id}",
                outcome.Id,
                async (ids, cancellationToken) =>
                {
                    var areas = await db
                        .LocalAreas.AsNoTracking()
                        .Where(a => a.PartnershipId == partnership.Id)
                        .OrderBy(a => a.Number)
                        .ToListAsync(cancellationToken);
                    var links = (
                        await db.OutcomeLinks.AsNoTracking().Where(l => ids.Contains(l.LocalOutcomeId)).ToListAsync(cancellationToken)
                    ).ToLookup(l => l.LocalOutcomeId);
                    var answer = await mediator.Send(
                        new GetActions(partnership, [.. links.SelectMany(l => l).Select(l => l.ActionId).Distinct()]),
                        cancellationToken
                    );
                    return ids.ToDictionary(id => id, id => LinkedActions.Of(areas, links[id], answer));
                }
            )
            .Then(actions => actions!);

    /// <summary>How many of the locality actions that serve it are done.</summary>
    public static IDataLoaderResult<OutcomeProgress> Progress(LocalOutcome outcome, Batches batches, CommunityPlanningDb db) =>
        batches
            .All(
                "communityplanning.outcome.links",
                outcome.Id,
                ids => db.OutcomeLinks.Where(l => ids.Contains(l.LocalOutcomeId)),
                l => l.LocalOutcomeId
            )
            .Then(links => new OutcomeProgress(links.Count, links.Count(l => l.Completed)));

    /// <summary>
    /// The allocations that pay for it: those linked to the funding priority of the Grants module whose kind is OUTCOME and whose code is the outcome's slug.
    /// </summary>
    [Needs(nameof(LocalOutcome.Slug))]
    public static IDataLoaderResult<OutcomeGrants> Grants(
        LocalOutcome outcome,
        Partnership partnership,
        Batches batches,
        IMediator mediator
    ) =>
        batches
            .Load<string, OutcomeGrants>(
                $"communityplanning.outcome.grants.{partnership.Id}",
                outcome.Slug,
                async (slugs, cancellationToken) =>
                {
                    var answer = await mediator.Send(new GetOutcomeFunding(partnership, slugs), cancellationToken);
                    return slugs.ToDictionary(slug => slug, slug => OutcomeGrants.Of(answer, slug));
                }
            )
            .Then(grants => grants!);
}

/// <summary>The actions of the locality plans that serve an outcome.</summary>
/// <param name="Available">Whether the locality plans could be asked.</param>
/// <param name="Reason">Why they could not; null where they could.</param>
/// <param name="Areas">In order, empty ones too.</param>
/// <param name="WholeArea">What serves it everywhere.</param>
internal sealed record LinkedActions(
    bool Available,
    string? Reason,
    IReadOnlyList<AreaLocalityActions> Areas,
    IReadOnlyList<Action> WholeArea
)
{
    public static LinkedActions Of(
        IReadOnlyList<LocalArea> areas,
        IEnumerable<OutcomeLink> links,
        Answer<IReadOnlyDictionary<Guid, Action>> answer
    )
    {
        var byArea = links
            .Select(l => (l.LocalAreaId, Action: answer.Value?.GetValueOrDefault(l.ActionId)))
            .Where(l => l.Action is not null)
            .OrderBy(l => l.Action!.Title, StringComparer.Ordinal)
            .ToLookup(l => l.LocalAreaId, l => l.Action!);
        return new(
            answer.IsAvailable,
            answer.Reason,
            [.. areas.Select(a => new AreaLocalityActions(a, [.. byArea[a.Id]]))],
            [.. byArea[null]]
        );
    }
}

/// <summary>What serves an outcome in one local area.</summary>
internal sealed record AreaLocalityActions(LocalArea Area, IReadOnlyList<Action> Actions);

/// <summary>How far the locality actions of an outcome have come.</summary>
internal sealed record OutcomeProgress(int Actions, int Completed)
{
    public string Words =>
        Actions == 0
            ? "No locality action serves it"
            : string.Create(CultureInfo.InvariantCulture, $"{Completed} of {Actions} locality actions completed");
}

/// <summary>The money of the Grants module that serves an outcome.</summary>
/// <param name="Available">Whether the grants could be asked.</param>
/// <param name="Reason">Why they could not; null where they could.</param>
/// <param name="Committed">Promised, and not paid yet.</param>
internal sealed record OutcomeGrants(
    bool Available,
    string? Reason,
    IReadOnlyList<OutcomeGrant> Allocations,
    Money Proposed,
    Money Committed,
    Money Paid
)
{
    public static OutcomeGrants Of(Answer<IReadOnlyDictionary<string, IReadOnlyList<OutcomeAllocation>>> answer, string code)
    {
        var all = answer.Value?.GetValueOrDefault(code) ?? [];
        return new(
            answer.IsAvailable,
            answer.Reason,
            [
                .. all.Select(a => new OutcomeGrant(
                    a.Title,
                    a.Fund,
                    Money.FromPence(a.ProposedPence),
                    Money.FromPence(a.CommittedPence),
                    Money.FromPence(a.PaidPence)
                )),
            ],
            Money.FromPence(all.Sum(a => a.ProposedPence)),
            Money.FromPence(all.Sum(a => a.CommittedPence)),
            Money.FromPence(all.Sum(a => a.PaidPence))
        );
    }
}

/// <summary>An allocation that serves an outcome.</summary>
/// <param name="Fund">The fund's name.</param>
internal sealed record OutcomeGrant(string Title, string Fund, Money Proposed, Money Committed, Money Paid);
