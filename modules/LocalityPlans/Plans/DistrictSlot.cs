namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>The place of one district's plan for a year, filled or not.</summary>
/// <param name="Plan">The plan; null where there is none that the caller may read.</param>
internal sealed record DistrictSlot(Organisation District, int Year, DistrictSlotState State, LocalityPlan? Plan);

internal enum DistrictSlotState
{
    /// <summary>There is no plan.</summary>
    Missing,

    /// <summary>There is one, and it is not published yet.</summary>
    InPreparation,

    /// <summary>There is one that anyone may read.</summary>
    Published,
}
