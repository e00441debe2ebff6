namespace CouncilPlatform.Grants.Delivery;

/// <param name="Returns">1 to 40, in order.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record ScheduleMonitoringInput(
    string Partnership,
    GlobalId Allocation,
    IReadOnlyList<MonitoringReturnInput> Returns,
    int? Version
) : IPartnershipInput;

/// <param name="Title">The time it is about, as in "April to June 2027"; no two of an allocation alike.</param>
/// <param name="DueOn">The last day it is in time, in the UK.</param>
/// <param name="AsksSpending">Whether it asks what was spent so far; true where nothing is said.</param>
/// <param name="AsksNarrative">Whether it asks how the project goes; true where nothing is said.</param>
/// <param name="AsksActuals">Whether it asks for the actual figures of targets; true where nothing is said.</param>
internal sealed record MonitoringReturnInput(string Title, DateOnly DueOn, bool? AsksSpending, bool? AsksNarrative, bool? AsksActuals);

/// <summary>What is left out stays as it is.</summary>
/// <param name="Version">The return's version that you saw; a stale one is refused.</param>
internal sealed record ChangeMonitoringReturnInput(
    string Partnership,
    GlobalId MonitoringReturn,
    string? Title,
    DateOnly? DueOn,
    int? Version
) : IPartnershipInput;

/// <param name="Reason">Why it is no longer asked for.</param>
/// <param name="Version">The return's version that you saw; a stale one is refused.</param>
internal sealed record CancelMonitoringReturnInput(string Partnership, GlobalId MonitoringReturn, string Reason, int? Version)
    : IPartnershipInput;

/// <param name="RevenueSpent">What was spent of revenue since the grant began; none where only capital is given.</param>
/// <param name="CapitalSpent">What was spent of capital since the grant began; none where only revenue is given.</param>
/// <param name="Narrative">How the project goes; name no persons.</param>
/// <param name="Actuals">What had been reached; of each target where the return asks for them.</param>
/// <param name="Version">The return's version that you saw; a stale one is refused.</param>
internal sealed record SubmitMonitoringReturnInput(
    string Partnership,
    GlobalId MonitoringReturn,
    Money? RevenueSpent,
    Money? CapitalSpent,
    string? Narrative,
    IReadOnlyList<ReportedActualInput>? Actuals,
    int? Version
) : IPartnershipInput;

/// <param name="Value">What had been reached in all, as text in the measure's unit: not what was added since the last return.</param>
/// <param name="On">As of when, as precisely as is known; not in the future.</param>
internal sealed record ReportedActualInput(GlobalId GrantMeasure, string Value, PartialDate On);

/// <param name="Version">The return's version that you saw; a stale one is refused.</param>
internal sealed record AcceptMonitoringReturnInput(string Partnership, GlobalId MonitoringReturn, int? Version) : IPartnershipInput;

/// <param name="Reason">What must be changed.</param>
/// <param name="DueOn">By when it is to be sent in again; as before where nothing is said.</param>
/// <param name="Version">The return's version that you saw; a stale one is refused.</param>
internal sealed record ReturnMonitoringReturnInput(
    string Partnership,
    GlobalId MonitoringReturn,
    string Reason,
    DateOnly? DueOn,
    int? Version
) : IPartnershipInput;

internal sealed record RecordReminderInput(string Partnership, GlobalId MonitoringReturn) : IPartnershipInput;
