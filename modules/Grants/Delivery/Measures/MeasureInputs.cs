namespace CouncilPlatform.Grants.Delivery;

/// <param name="Value">The figure: digits with at most six decimals, of pounds at most two.</param>
/// <param name="InPounds">Whether the figure is an amount of money; false if left out.</param>
/// <param name="Unit">What the figure counts, like homes; £ if left out for money.</param>
/// <param name="OverMonths">Over how many months the figure counts: 1 to 1200.</param>
/// <param name="LinkedTo">The measure of the same allocation that this one is a consequence of.</param>
internal sealed record AddGrantMeasureInput(
    string What,
    MeasureKind Kind,
    string Value,
    bool? InPounds,
    string? Unit,
    int? OverMonths,
    PartialDate? From,
    GlobalId? LinkedTo,
    string? Source
) : AllocationInput;

/// <param name="Reason">Why the measure is no longer needed.</param>
internal sealed record WithdrawGrantMeasureInput(GlobalId GrantMeasure, string Reason) : PartnershipInput;

/// <param name="Value">What has been reached in all, in the measure's unit; not what was added since the last time.</param>
/// <param name="On">The date of the figure, as precisely as is known; not in the future.</param>
/// <param name="Source">Where the figure comes from; never a person's name.</param>
internal sealed record RecordActualInput(GlobalId GrantMeasure, string Value, PartialDate On, string Source) : PartnershipInput;

/// <param name="MeasureActual">The id of the actual figure.</param>
/// <param name="Reason">Why the figure does not count.</param>
internal sealed record WithdrawActualInput(GlobalId MeasureActual, string Reason) : PartnershipInput;
