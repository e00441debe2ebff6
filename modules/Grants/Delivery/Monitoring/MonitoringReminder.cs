namespace CouncilPlatform.Grants.Delivery;

/// <summary>A note that somebody was reminded of a return on a day. The platform sends no mail: this is the sender's own note.</summary>
internal sealed class MonitoringReminder : Entity
{
    public Guid MonitoringReturnId { get; init; }

    /// <summary>The day of the reminder, in the UK.</summary>
    public DateOnly On { get; init; }
}
