namespace CouncilPlatform.Host.Core.Notices;

/// <summary>Whether and how often a person gets notices by email of what waits for them.</summary>
[Shared("It is the person's own. The only mutation changes that of the caller.")]
internal sealed class NoticeSettings : Entity, IVersioned
{
    // A server that does not answer is asked again after a minute, then less and less often.
    private const int MaxDoublings = 10;

    /// <summary>How often notices are sent.</summary>
    public NoticeFrequency Frequency { get; private set; }

    /// <summary>When the last notice was sent. Null if none was.</summary>
    public DateTime? SentUtc { get; private set; }

    public int Version { get; set; }

    internal Guid PersonId { get; init; }

    /// <summary>When the host looks again.</summary>
    internal DateTime DueUtc { get; private set; }

    /// <summary>A host is sending until this time, unless it has died.</summary>
    internal DateTime? LeasedUntilUtc { get; private set; }

    /// <summary>How often the mail server refused since the last notice.</summary>
    internal int Failures { get; private set; }

    internal void Choose(NoticeFrequency frequency, DateTime due) => (Frequency, DueUtc, Failures) = (frequency, due, 0);

    internal void Sent(DateTime now, DateTime due) => (SentUtc, DueUtc, Failures, LeasedUntilUtc) = (now, due, 0, null);

    internal void Failed(DateTime now)
    {
        (DueUtc, LeasedUntilUtc) = (now.AddMinutes(1 << Math.Min(Failures, MaxDoublings)), null);
        Failures++;
    }
}

/// <summary>How often somebody gets notices.</summary>
internal enum NoticeFrequency
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Within some minutes, with only what is new.</summary>
    AtOnce,

    /// <summary>Once a day in the morning, with everything that waits. Nothing is sent while nothing waits.</summary>
    Daily,
}
