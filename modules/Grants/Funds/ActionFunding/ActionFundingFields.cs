using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.Grants.Funds;

internal sealed class ActionFundingFields
{
    /// <summary>The allocations that pay for the action, by title.</summary>
    public static IDataLoaderResult<IReadOnlyList<Allocation>> Funding(PlanAction action, Batches batches, FundedActions actions) =>
        batches
            .Load(action.Id, (actions, action.PartnershipId), static (ids, s, ct) => s.actions.AllocationsOfAsync(s.PartnershipId, ids, ct))
            .Then(found => found ?? []);
}

internal sealed class FundActionFields
{
    /// <summary>The actions that the fund's allocations pay for, by title; empty if the partnership does not use locality plans.</summary>
    public static IDataLoaderResult<IReadOnlyList<PlanAction>> Actions(
        Fund fund,
        Partnership partnership,
        Batches batches,
        FundedActions actions
    ) => actions.Load(fund.Id, partnership, byFund: true, batches);
}

internal sealed class AllocationActionFields
{
    /// <summary>The actions that the allocation pays for, by title; empty if the partnership does not use locality plans.</summary>
    public static IDataLoaderResult<IReadOnlyList<PlanAction>> Actions(
        Allocation allocation,
        Partnership partnership,
        Batches batches,
        FundedActions actions
    ) => actions.Load(allocation.Id, partnership, byFund: false, batches);
}
