using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>How often messages of webhooks are sent again.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    private const int Growth = 4;
    private static readonly TimeSpan _longestPause = TimeSpan.FromHours(24);

    /// <summary>The pause after the first failure. Each further failure makes it four times as long, up to 24 hours.</summary>
    [Range(1, 86_400)]
    public int RetrySeconds { get; set; } = 60;

    /// <summary>After this many failures a message is parked.</summary>
    [Range(1, 100)]
    public int MostFailures { get; set; } = 9;

    internal TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(RetrySeconds * Math.Pow(Growth, Math.Min(failures, 30)), _longestPause.TotalSeconds));
}
