using Action = CouncilPlatform.LocalityPlans.Contracts.PlanAction;

namespace CouncilPlatform.Grants.Funds;

/// <summary>What grants add to an action of the locality plans.</summary>
internal sealed class ActionFundingFields
{
    /// <summary>The allocations that pay for it, by title.</summary>
    public static IDataLoaderResult<IReadOnlyList<Allocation>> Funding(Action action, Batches batches, FundedActions actions) =>
        batches
            .Load<Guid, IReadOnlyList<Allocation>>("grants.action.funding", action.Id, actions.AllocationsOfAsync)
            .Then(allocations => allocations ?? []);
}

/// <summary>The actions of the locality plans that a fund pays for.</summary>
internal sealed class FundActionFields
{
    /// <summary>The actions that its allocations pay for, by title; none where the locality plans are not on.</summary>
    public static IDataLoaderResult<IReadOnlyList<Action>> Actions(
        Fund fund,
        Partnership partnership,
        Batches batches,
        FundedActions actions
    ) =>
        batches
            .Load<Guid, IReadOnlyList<Action>>(
                $"grants.fund.actions {partnership.Id}",
                fund.Id,
                (ids, cancellationToken) => actions.OfFundsAsync(partnership, ids, cancellationToken)
            )
            .Then(found => found ?? []);
}

/// <summary>The actions of the locality plans that an allocation pays for.</summary>
internal sealed class AllocationActionFields
{
    /// <summary>The actions that it pays for, by title; none where the locality plans are not on.</summary>
    public static IDataLoaderResult<IReadOnlyList<Action>> Actions(
        Allocation allocation,
        Partnership partnership,
        Batches batches,
        FundedActions actions
    ) =>
        batches
            .Load<Guid, IReadOnlyList<Action>>(
                $"grants.allocation.actions {partnership.Id}",
                allocation.Id,
                (ids, cancellationToken) => actions.OfAllocationsAsync(partnership, ids, cancellationToken)
            )
            .Then(found => found ?? []);
}
