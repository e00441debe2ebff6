using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Core.Notices;

/// <summary>When the next notice may be sent.</summary>
internal sealed class NoticeTimes(IOptions<MailOptions> options)
{
    // Several things that come together make one mail.
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(5);

    /// <summary>After somebody chose how often.</summary>
    public DateTime First(NoticeFrequency frequency, DateTime now) => frequency == NoticeFrequency.Daily ? NextDigest(now) : now;

    /// <summary>After the host has looked.</summary>
    public DateTime Next(NoticeFrequency frequency, DateTime now) => frequency == NoticeFrequency.Daily ? NextDigest(now) : now + _pause;

    private DateTime NextDigest(DateTime now)
    {
        var today = UkTime.Day(now);
        var due = UkTime.StartOf(today).AddHours(options.Value.DigestHour);
        return due > now ? due : UkTime.StartOf(today.AddDays(1)).AddHours(options.Value.DigestHour);
    }
}
