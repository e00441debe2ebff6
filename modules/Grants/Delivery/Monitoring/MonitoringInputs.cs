namespace CouncilPlatform.Grants.Delivery;

/// <param name="Returns">1 to 40 returns, in order.</param>
internal sealed record ScheduleMonitoringInput(
    string Partnership,
    GlobalId Allocation,
    IReadOnlyList<MonitoringReturnInput> Returns,
    int? Version
) : IPartnershipInput;

/// <summary>A return to be scheduled.</summary>
/// <param name="Title">The period that the return covers, like April to June 2027; each of an allocation's returns has its own.</param>
/// <param name="AsksSpending">Whether the return must state what was spent so far; true if left out.</param>
/// <param name="AsksNarrative">Whether the return must describe the project's progress; true if left out.</param>
/// <param name="AsksActuals">Whether the return must give the actual figures of targets; true if left out.</param>
internal sealed record MonitoringReturnInput(string Title, DateOnly DueOn, bool? AsksSpending, bool? AsksNarrative, bool? AsksActuals);

/// <summary>What is left out stays as it is.</summary>
internal sealed record ChangeMonitoringReturnInput(
    string Partnership,
    GlobalId MonitoringReturn,
    string? Title,
    DateOnly? DueOn,
    int? Version
) : IPartnershipInput;

/// <param name="Reason">Why the return is no longer needed.</param>
internal sealed record CancelMonitoringReturnInput(string Partnership, GlobalId MonitoringReturn, string Reason, int? Version)
    : IPartnershipInput;

/// <param name="RevenueSpent">How much revenue was spent since the grant began; zero if only capital is given.</param>
/// <param name="CapitalSpent">How much capital was spent since the grant began; zero if only revenue is given.</param>
/// <param name="Narrative">The project's progress in words; do not name people.</param>
/// <param name="Actuals">What had been reached; of each target where the return must give them.</param>
internal sealed record SubmitMonitoringReturnInput(
    string Partnership,
    GlobalId MonitoringReturn,
    Money? RevenueSpent,
    Money? CapitalSpent,
    string? Narrative,
    IReadOnlyList<ReportedActualInput>? Actuals,
    int? Version
) : IPartnershipInput;

/// <summary>What a measure had reached in all.</summary>
/// <param name="Value">What has been reached in all, in the measure's unit; not what was added since the last return.</param>
/// <param name="On">The date of the figure, as precisely as is known; not in the future.</param>
internal sealed record ReportedActualInput(GlobalId GrantMeasure, string Value, PartialDate On);

internal sealed record AcceptMonitoringReturnInput(string Partnership, GlobalId MonitoringReturn, int? Version) : IPartnershipInput;

/// <param name="Reason">What must be changed.</param>
/// <param name="DueOn">The last day to send it again; as before if left out.</param>
internal sealed record ReturnMonitoringReturnInput(
    string Partnership,
    GlobalId MonitoringReturn,
    string Reason,
    DateOnly? DueOn,
    int? Version
) : IPartnershipInput;

internal sealed record RecordReminderInput(string Partnership, GlobalId MonitoringReturn) : IPartnershipInput;
