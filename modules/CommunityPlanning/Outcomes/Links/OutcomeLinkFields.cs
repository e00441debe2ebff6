using CouncilPlatform.Grants.Contracts;
using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What other modules contribute to an outcome.</summary>
internal sealed class OutcomeLinkFields
{
    /// <summary>
    /// The actions of the locality plans that contribute to the outcome, by local area: every area, including those without any.
    /// </summary>
    public static IDataLoaderResult<LinkedActions> LocalityActions(
        LocalOutcome outcome,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        IMediator mediator
    ) =>
        batches
            .Load<Guid, (CommunityPlanningDb Db, Partnership Partnership, IMediator Mediator), LinkedActions>(
                outcome.Id,
                (db, partnership, mediator),
                static async (ids, s, ct) =>
                {
                    var areas = await s.Db.Of<LocalArea>(s.Partnership).AsNoTracking().OrderBy(a => a.Number).ToListAsync(ct);
                    var links = await s
                        .Db.Of<OutcomeLink>(s.Partnership)
                        .AsNoTracking()
                        .Where(l => ids.Contains(l.LocalOutcomeId))
                        .ToListAsync(ct);
                    var answer = await s.Mediator.Send(new GetActions(s.Partnership, [.. links.Select(l => l.ActionId).Distinct()]), ct);
                    var byOutcome = links.ToLookup(l => l.LocalOutcomeId);
                    return ids.ToDictionary(id => id, id => LinkedActions.Of(areas, byOutcome[id], answer));
                }
            )
            .Then(actions => actions!);

    /// <summary>How many of the linked actions of the locality plans are completed.</summary>
    public static IDataLoaderResult<OutcomeProgress> Progress(LocalOutcome outcome, Batches batches, CommunityPlanningDb db) =>
        batches
            .Parts(db, outcome.Id, static (OutcomeLink l) => l.LocalOutcomeId, static l => l.Id)
            .Then(links => new OutcomeProgress(links.Count, links.Count(l => l.Completed)));

    /// <summary>
    /// The grant money for the outcome: allocations that are linked to the funding priority of the kind OUTCOME whose code is the outcome's
    /// short name.
    /// </summary>
    [Needs(nameof(LocalOutcome.Slug))]
    public static IDataLoaderResult<OutcomeGrants> Grants(
        LocalOutcome outcome,
        Partnership partnership,
        Batches batches,
        IMediator mediator
    ) =>
        batches
            .Load<string, (Partnership Partnership, IMediator Mediator), OutcomeGrants>(
                outcome.Slug,
                (partnership, mediator),
                static async (slugs, s, ct) =>
                {
                    var answer = await s.Mediator.Send(new GetOutcomeFunding(s.Partnership, slugs), ct);
                    return slugs.ToDictionary(slug => slug, slug => OutcomeGrants.Of(answer, slug));
                }
            )
            .Then(grants => grants!);
}

/// <summary>The actions of the locality plans that contribute to an outcome.</summary>
/// <param name="Available">Whether the locality plans could answer.</param>
/// <param name="Reason">Why they could not; null where they could.</param>
/// <param name="Areas">The local areas by number, including those without any action.</param>
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
/// <param name="Area">The local area.</param>
/// <param name="Actions">The actions, by title.</param>
internal sealed record AreaLocalityActions(LocalArea Area, IReadOnlyList<PlanAction> Actions);

/// <summary>The progress of the linked actions of the locality plans.</summary>
/// <param name="Actions">The number of linked actions.</param>
/// <param name="Completed">The number of them that are completed.</param>
internal sealed record OutcomeProgress(int Actions, int Completed)
{
    /// <summary>The progress in words, like "2 of 5 locality actions completed".</summary>
    public string Words =>
        Actions == 0
            ? "No locality action is linked to this outcome"
            : string.Create(CultureInfo.InvariantCulture, $"{Completed} of {Actions} locality actions completed");
}

/// <summary>The grant money for an outcome.</summary>
/// <param name="Available">Whether the grants could answer.</param>
/// <param name="Reason">Why they could not; null where they could.</param>
/// <param name="Allocations">The allocations for the outcome.</param>
/// <param name="Proposed">Money that is proposed and not committed.</param>
/// <param name="Committed">Money that is committed and not yet paid.</param>
/// <param name="Paid">Money that is paid.</param>
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

/// <summary>An allocation for an outcome.</summary>
/// <param name="Title">What the money is for.</param>
/// <param name="Fund">The fund's name.</param>
/// <param name="Proposed">Money that is proposed and not committed.</param>
/// <param name="Committed">Money that is committed and not yet paid.</param>
/// <param name="Paid">Money that is paid.</param>
internal sealed record OutcomeGrant(string Title, string Fund, Money Proposed, Money Committed, Money Paid);
