namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>One district's place for a plan of a year, filled or not.</summary>
/// <param name="District">The district.</param>
/// <param name="Year">The calendar year, like 2008.</param>
/// <param name="State">Whether the district has a plan for the year.</param>
/// <param name="Plan">The plan; null where there is none that the caller may read.</param>
internal sealed record DistrictSlot(Organisation District, int Year, DistrictSlotState State, LocalityPlan? Plan);

/// <summary>Whether a district has a plan for a year.</summary>
internal enum DistrictSlotState
{
    /// <summary>There is no plan.</summary>
    Missing,

    /// <summary>There is a plan that is not published yet.</summary>
    InPreparation,

    /// <summary>There is a published plan.</summary>
    Published,
}
