namespace CouncilPlatform.Grants.Delivery;

/// <param name="What">What is measured, as in "Homes insulated".</param>
/// <param name="Kind">AT_LEAST is a target; CEILING is "up to", which is none.</param>
/// <param name="Value">The figure as text: digits with at most six decimals, of pounds at most two.</param>
/// <param name="InPounds">Whether it is an amount of money; false where nothing is said.</param>
/// <param name="Unit">What it is counted in, as in "homes"; "£" where nothing is said of money.</param>
/// <param name="OverMonths">Over how many months: 1 to 1200.</param>
/// <param name="From">When that time begins, as precisely as is known.</param>
/// <param name="LinkedTo">The measure of the same allocation that this one is a consequence of.</param>
/// <param name="Source">The document that says so.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record AddGrantMeasureInput(
    string Partnership,
    GlobalId Allocation,
    string What,
    MeasureKind Kind,
    string Value,
    bool? InPounds,
    string? Unit,
    int? OverMonths,
    PartialDate? From,
    GlobalId? LinkedTo,
    string? Source,
    int? Version
) : IPartnershipInput;

/// <param name="Reason">Why it is no longer asked for.</param>
internal sealed record WithdrawGrantMeasureInput(string Partnership, GlobalId GrantMeasure, string Reason) : IPartnershipInput;

/// <param name="Value">What has been reached in all, as text in the measure's unit: not what was added since the last time.</param>
/// <param name="On">As of when, as precisely as is known; not in the future.</param>
/// <param name="Source">Who or what says so; never a person's name.</param>
internal sealed record RecordActualInput(string Partnership, GlobalId GrantMeasure, string Value, PartialDate On, string Source)
    : IPartnershipInput;

/// <param name="Reason">Why it counts no more.</param>
internal sealed record WithdrawActualInput(string Partnership, GlobalId MeasureActual, string Reason) : IPartnershipInput;
