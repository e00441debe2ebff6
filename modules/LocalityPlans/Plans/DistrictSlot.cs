namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>A district in a year, with its plan if there is one.</summary>
/// <param name="District">The district council.</param>
/// <param name="Year">The calendar year, like 2008.</param>
/// <param name="State">Whether the district has a plan for the year.</param>
/// <param name="Plan">The plan; null where there is none that the caller may read.</param>
internal sealed record DistrictSlot(Organisation District, int Year, DistrictSlotState State, LocalityPlan? Plan);

/// <summary>Whether a district has a plan for a year.</summary>
internal enum DistrictSlotState
{
    /// <summary>The district has no plan for the year.</summary>
    Missing,

    /// <summary>The district has a plan that is not published yet.</summary>
    InPreparation,

    /// <summary>The district has a published plan.</summary>
    Published,
}
