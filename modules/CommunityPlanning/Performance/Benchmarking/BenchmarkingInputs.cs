namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="Slug">The group's short name, like family-group-2. If it exists already, this choice is its next edition.</param>
/// <param name="Bodies">The short names of 2 to 100 reporting bodies that are partnerships.</param>
internal sealed record ChooseFamilyGroupInput(string Slug, string Name, [CodeOf<ReportingBody>] IReadOnlyList<string> Bodies)
    : PartnershipInput;

/// <param name="Deflators">1 to 500 deflators, one for each period.</param>
internal sealed record AddDeflatorSeriesInput(
    string Slug,
    string Title,
    string Source,
    string BasePeriod,
    IReadOnlyList<DeflatorInput> Deflators
) : PartnershipInput;

/// <summary>The price level of one period.</summary>
internal sealed record DeflatorInput(string Period, string Percent);

/// <param name="Shares">What your organisation spent, and each partner whose costs you may record: 1 to 50. The others add theirs.</param>
internal sealed record RecordServiceCostInput(
    string Service,
    string Period,
    string Quantity,
    string Unit,
    IReadOnlyList<ServiceCostShareInput> Shares
) : PartnershipInput;

/// <summary>What one partner spent on a service.</summary>
/// <param name="Organisation">The partner's code, like S12000050.</param>
/// <param name="Activity">What the partner does for the service. The same activity of two partners is shown as an overlap.</param>
internal sealed record ServiceCostShareInput([CodeOf<Organisation>] string Organisation, string Activity, Money Amount);

/// <param name="ServiceCost">The id of the cost.</param>
/// <param name="Share">What the partner spent.</param>
internal sealed record AddServiceCostShareInput(GlobalId ServiceCost, ServiceCostShareInput Share) : VersionedInput;

/// <param name="ServiceCost">The id of the cost.</param>
/// <param name="Number">The number of the partner's share, from 1.</param>
/// <param name="Reason">Why it is removed. The audit trail records it.</param>
internal sealed record RemoveServiceCostShareInput(GlobalId ServiceCost, int Number, string Reason) : VersionedInput;

/// <param name="Reason">Why it is removed. The audit trail records it.</param>
internal sealed record RemoveServiceCostInput(GlobalId ServiceCost, string Reason) : PartnershipInput;
