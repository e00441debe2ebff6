namespace CouncilPlatform.Grants.Delivery;

/// <param name="Returns">1 to 40 returns, in order.</param>
internal sealed record ScheduleMonitoringInput(IReadOnlyList<MonitoringReturnInput> Returns) : AllocationInput;

/// <summary>A return to be scheduled.</summary>
/// <param name="Title">The period that the return covers, like April to June 2027; each of an allocation's returns has its own.</param>
/// <param name="AsksSpending">Whether the return must state what was spent so far; true if left out.</param>
/// <param name="AsksNarrative">Whether the return must describe the project's progress; true if left out.</param>
/// <param name="AsksActuals">Whether the return must give the actual figures of targets; true if left out.</param>
internal sealed record MonitoringReturnInput(string Title, DateOnly DueOn, bool? AsksSpending, bool? AsksNarrative, bool? AsksActuals);

/// <summary>What is left out stays as it is.</summary>
internal sealed record ChangeMonitoringReturnInput(GlobalId MonitoringReturn, string? Title, DateOnly? DueOn) : UpdateInput;

/// <param name="Reason">Why the return is no longer needed.</param>
internal sealed record CancelMonitoringReturnInput(GlobalId MonitoringReturn, string Reason) : VersionedInput;

/// <param name="RevenueSpent">How much revenue was spent since the grant began; zero if only capital is given.</param>
/// <param name="CapitalSpent">How much capital was spent since the grant began; zero if only revenue is given.</param>
/// <param name="Narrative">The project's progress in words; do not name people.</param>
/// <param name="Actuals">What had been reached; of each target where the return must give them.</param>
internal sealed record SubmitMonitoringReturnInput(
    GlobalId MonitoringReturn,
    Money? RevenueSpent,
    Money? CapitalSpent,
    string? Narrative,
    IReadOnlyList<ReportedActualInput>? Actuals
) : VersionedInput;

/// <summary>What a measure had reached in all.</summary>
/// <param name="Value">What has been reached in all, in the measure's unit; not what was added since the last return.</param>
/// <param name="On">The date of the figure, as precisely as is known; not in the future.</param>
internal sealed record ReportedActualInput(GlobalId GrantMeasure, string Value, PartialDate On);

internal sealed record AcceptMonitoringReturnInput(GlobalId MonitoringReturn) : VersionedInput;

/// <param name="Reason">What must be changed.</param>
/// <param name="DueOn">The last day to send it again; as before if left out.</param>
internal sealed record ReturnMonitoringReturnInput(GlobalId MonitoringReturn, string Reason, DateOnly? DueOn) : VersionedInput;

internal sealed record RecordReminderInput(GlobalId MonitoringReturn) : PartnershipInput;
