using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// How many requests one caller may send: configuration section <c>RateLimit</c>. A caller is a person or a key, or an address without
/// them. An operation on a WebSocket counts as a request does.
/// </summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimit";

    /// <summary>Whether there is a limit.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Requests per second that one caller may sustain. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int PerSecond { get; set; } = 100;

    /// <summary>Requests that one caller may send at once after a pause. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 1_000;

    /// <summary>How many times the limit of one caller an address may use, with any keys. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int CallersPerAddress { get; set; } = 10;

    /// <summary>
    /// Bytes per second that a client must read of an answer. One that is slower for more than ten seconds is disconnected. 0 to
    /// 10,000,000; 0 waits for everybody.
    /// </summary>
    [Range(0, 10_000_000)]
    public int ReadBytesPerSecond { get; set; } = 4_096;
}
