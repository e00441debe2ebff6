using CouncilPlatform.Grants.Contracts;
using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class OutcomeLinkFields
{
    /// <summary>The actions of the locality plans that contribute to the outcome, by local area.</summary>
    public static IDataLoaderResult<LinkedActions> LocalityActions(
        LocalOutcome outcome,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        IMediator mediator
    ) =>
        batches
            .Load(
                outcome.Id,
                (db, partnership, mediator),
                static async (ids, s, ct) =>
                {
                    var areas = await s.db.Of<LocalArea>(s.partnership).AsNoTracking().OrderBy(a => a.Number).ToListAsync(ct);
                    var links = await s
                        .db.Of<OutcomeLink>(s.partnership)
                        .AsNoTracking()
                        .Where(l => ids.Contains(l.LocalOutcomeId))
                        .ToListAsync(ct);
                    var answer = await s.mediator.Send(new GetActions(s.partnership, [.. links.Select(l => l.ActionId).Distinct()]), ct);
                    return ids.ToEach(id => LinkedActions.Of(areas, links.Where(l => l.LocalOutcomeId == id), answer));
                }
            )
            .Then(actions => actions!);

    /// <summary>How many of the linked actions of the locality plans are completed.</summary>
    public static IDataLoaderResult<OutcomeProgress> Progress(LocalOutcome outcome, Batches batches, CommunityPlanningDb db) =>
        batches
            .Parts(db, outcome.Id, static (OutcomeLink l) => l.LocalOutcomeId, static l => l.Id)
            .Then(links => new OutcomeProgress(links.Count, links.Count(l => l.Completed)));

    /// <summary>The grant money for the outcome: allocations to the funding priority whose code is the outcome's short name.</summary>
    [Needs(nameof(LocalOutcome.Slug))]
    public static IDataLoaderResult<OutcomeGrants> Grants(
        LocalOutcome outcome,
        Partnership partnership,
        Batches batches,
        IMediator mediator
    ) =>
        batches
            .Load(
                outcome.Slug,
                (partnership, mediator),
                static async (slugs, s, ct) =>
                {
                    var answer = await s.mediator.Send(new GetOutcomeFunding(s.partnership, slugs), ct);
                    return slugs.ToEach(slug => OutcomeGrants.Of(answer, slug));
                }
            )
            .Then(grants => grants!);
}

/// <summary>The actions of the locality plans that contribute to an outcome.</summary>
/// <param name="Available">Whether the locality plans could answer.</param>
/// <param name="Reason">Why they could not. Null where they could.</param>
/// <param name="Areas">Every local area by number, including those without any action.</param>
/// <param name="WholeArea">The actions for the whole area.</param>
internal sealed record LinkedActions(
    bool Available,
    string? Reason,
    IReadOnlyList<AreaLocalityActions> Areas,
    IReadOnlyList<PlanAction> WholeArea
)
{
    public static LinkedActions Of(
        IReadOnlyList<LocalArea> areas,
        IEnumerable<OutcomeLink> links,
        Answer<IReadOnlyDictionary<Guid, PlanAction>> answer
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

/// <summary>The actions of the locality plans that contribute to an outcome in one local area.</summary>
/// <param name="Area">The local area where they are done.</param>
/// <param name="Actions">The actions, by title. Empty where there are none.</param>
internal sealed record AreaLocalityActions(LocalArea Area, IReadOnlyList<PlanAction> Actions);

/// <summary>The progress of the linked actions of the locality plans.</summary>
/// <param name="Actions">The number of linked actions.</param>
/// <param name="Completed">The number of them that are completed.</param>
internal sealed record OutcomeProgress(int Actions, int Completed)
{
    /// <summary>The progress in words, like "2 of 5 locality actions completed".</summary>
    public string Words =>
        Actions == 0 ? "No locality action is linked to this outcome" : $"{Completed} of {Actions} locality actions completed";
}

/// <summary>The grant money for an outcome.</summary>
/// <param name="Available">Whether the grants could answer.</param>
/// <param name="Reason">Why they could not. Null where they could.</param>
/// <param name="Allocations">The allocations for the outcome.</param>
/// <param name="Proposed">Money that is proposed and not committed.</param>
/// <param name="Committed">Money that is committed and not yet paid.</param>
/// <param name="Paid">Money that is already paid.</param>
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
            [.. all.Select(a => new OutcomeGrant(a.Title, a.Fund, Of(a.ProposedPence), Of(a.CommittedPence), Of(a.PaidPence)))],
            Of(all.Sum(a => a.ProposedPence)),
            Of(all.Sum(a => a.CommittedPence)),
            Of(all.Sum(a => a.PaidPence))
        );

        static Money Of(long pence) => Money.FromPence(pence);
    }
}

/// <summary>An allocation for an outcome.</summary>
/// <param name="Title">What the money is for.</param>
/// <param name="Fund">The name of the fund that it comes from.</param>
/// <param name="Proposed">Money that is proposed and not committed.</param>
/// <param name="Committed">Money that is committed and not yet paid.</param>
/// <param name="Paid">Money that is already paid.</param>
internal sealed record OutcomeGrant(string Title, string Fund, Money Proposed, Money Committed, Money Paid);
