namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="Slug">Where there is one with it already, this is its next edition.</param>
/// <param name="Bodies">The slugs of 2 to 100 reporting bodies that are partnerships.</param>
internal sealed record ChooseFamilyGroupInput(string Partnership, string Slug, string Name, IReadOnlyList<string> Bodies)
    : IPartnershipInput;

/// <param name="Source">Who publishes it, and when.</param>
/// <param name="BasePeriod">The period whose prices amounts are told in.</param>
internal sealed record AddDeflatorSeriesInput(
    string Partnership,
    string Slug,
    string Title,
    string Source,
    string BasePeriod,
    IReadOnlyList<DeflatorInput> Deflators
) : IPartnershipInput;

/// <param name="Percent">The period's price level in percent of the base period's, as text: "80.0884".</param>
internal sealed record DeflatorInput(string Period, string Percent);

/// <param name="Quantity">How much was delivered, as text; more than zero.</param>
/// <param name="Unit">What is counted, as in "households advised".</param>
/// <param name="Shares">What each partner spent on what: 1 to 50.</param>
internal sealed record RecordServiceCostInput(
    string Partnership,
    string Service,
    string Period,
    string Quantity,
    string Unit,
    IReadOnlyList<ServiceCostShareInput> Shares
) : IPartnershipInput;

/// <param name="Organisation">The partner's code.</param>
/// <param name="Activity">What it does within the service. Where two do the same, it is shown as an overlap.</param>
internal sealed record ServiceCostShareInput(string Organisation, string Activity, Money Amount);

/// <param name="Reason">Why: the audit trail keeps it.</param>
internal sealed record RemoveServiceCostInput(string Partnership, GlobalId ServiceCost, string Reason) : IPartnershipInput;
