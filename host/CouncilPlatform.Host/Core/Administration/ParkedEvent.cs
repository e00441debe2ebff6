using System.Globalization;
using CouncilPlatform.Host.Core.Webhooks;
using Humanizer;

namespace CouncilPlatform.Host.Core.Administration;

/// <summary>
/// News of something that happened, which a module could not take in, or the receiver of a webhook did not accept, after several attempts.
/// It waits until somebody lets it be tried again. Later news of the same thing for a module waits with it.
/// </summary>
internal sealed class ParkedEvent : IKeyed
{
    public required Guid Id { get; init; }

    /// <summary>What happened, in words, such as Decision recorded.</summary>
    public required string Title { get; init; }

    /// <summary>The id of the module that should take it in, such as grants.</summary>
    public required string Module { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Failures { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>Why it failed the last time, for the platform's operator.</summary>
    public required string? Reason { get; init; }

    internal string Order => string.Create(CultureInfo.InvariantCulture, $"{CreatedUtc:O} {Id:N}");

    public static ParkedEvent Of(OutboxEntry entry) =>
        new()
        {
            Id = entry.Id,
            Title = entry.Consumer.StartsWith(Webhook.Consumers, StringComparison.Ordinal)
                ? $"Message of a webhook: {entry.Event.Humanize(LetterCasing.LowerCase)}"
                : entry.Event.Split('.')[^1].Humanize(),
            Module = entry.Module,
            Failures = entry.Failures,
            CreatedUtc = entry.CreatedUtc,
            Reason = entry.Reason,
        };
}
