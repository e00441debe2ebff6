namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>What the outbox has of a change for a webhook. What the receiver may read of it is read when it is sent.</summary>
/// <param name="Kind">The code of the kind of change.</param>
/// <param name="Subject">The id of what was changed.</param>
/// <param name="Action">The mutation or command, such as recordDecision.</param>
/// <param name="AtUtc">When it was changed.</param>
internal sealed record ChangeNews(string Kind, string Subject, string Action, DateTime AtUtc);
