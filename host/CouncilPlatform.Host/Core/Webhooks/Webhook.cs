using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>An address outside the platform that is notified of changes in the partnership, such as a channel of Teams.</summary>
[Shared("The partnership's administrators decide who outside is notified of its changes.")]
internal sealed class Webhook : Aggregate
{
    /// <summary>The most webhooks of one partnership.</summary>
    public const int MaxOfPartnership = 20;

    /// <summary>What the consumers of webhooks' entries of the outbox begin with. No handler of a module has such a name.</summary>
    public const string Consumers = "webhook ";

    private static readonly TimeSpan _overlap = TimeSpan.FromHours(24);

    /// <summary>What people call it: a team or a channel.</summary>
    public required string Name { get; set; }

    /// <summary>
    /// The computer that receives it, such as example.org. The whole address is not shown: who knows it can often send there.
    /// </summary>
    public required string Receiver { get; set; }

    /// <summary>Whether anything is sent. False once it was turned off.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>When it was added.</summary>
    public DateTime CreatedUtc { get; init; }

    /// <summary>When the receiver last accepted a message. Null if it never did.</summary>
    public DateTime? SentUtc { get; private set; }

    /// <summary>The whole address, encrypted.</summary>
    [NotRecorded]
    internal required string Address { get; set; }

    /// <summary>What messages are signed with, encrypted.</summary>
    [NotRecorded]
    internal required string Secret { get; set; }

    /// <summary>The secret before it, encrypted. Null if there was none.</summary>
    [NotRecorded]
    internal string? FormerSecret { get; private set; }

    /// <summary>Until when messages are signed with the secret before it too. Null if there was none.</summary>
    internal DateTime? FormerUntilUtc { get; private set; }

    /// <summary>The codes of the kinds of change that it is about, with commas between them. Empty for all kinds.</summary>
    internal required string KindCodes { get; set; }

    /// <summary>The number of the last line of the audit trail that is in the outbox, or is not about these kinds.</summary>
    internal long ReadTo { get; private set; }

    /// <summary>The name under which the outbox has what is sent to it.</summary>
    internal string Consumer => Consumers + Id.ToString("N");

    /// <summary>The kinds of change that it is about. Empty if it is about all of them.</summary>
    [Needs(nameof(KindCodes))]
    public IReadOnlyList<ChangeKind> Kinds(ChangeKinds kinds) => [.. kinds.All.Where(k => CodesOf(KindCodes).Contains(k.Code))];

    /// <summary>How many messages the receiver has not accepted yet.</summary>
    public IDataLoaderResult<int> Waiting(Batches batches, CoreDb db) => Count(batches, db, OutboxState.Waiting);

    /// <summary>How many messages the receiver refused so often that they are not sent again until somebody retries them.</summary>
    public IDataLoaderResult<int> Parked(Batches batches, CoreDb db) => Count(batches, db, OutboxState.Parked);

    internal bool IsAbout(ChangeKind kind) => KindCodes.Length == 0 || CodesOf(KindCodes).Contains(kind.Code);

    /// <summary>Begins to notify of changes that come after a line of the audit trail.</summary>
    internal void Begin(long after) => (Active, ReadTo) = (true, after);

    /// <summary>Gives it a new secret. The old one counts beside it for a day, so that the receiver can be given the new one meanwhile.</summary>
    internal void Renew(string secret, DateTime nowUtc) => (FormerSecret, FormerUntilUtc, Secret) = (Secret, nowUtc + _overlap, secret);

    /// <summary>The secrets that messages are signed with at a moment, encrypted.</summary>
    internal IReadOnlyList<string> SecretsAt(DateTime nowUtc) =>
        FormerSecret is { } former && nowUtc < FormerUntilUtc ? [Secret, former] : [Secret];

    /// <exception cref="RuleException">INVALID: it is off already.</exception>
    internal void TurnOff()
    {
        new Rules().Valid(Active, "This webhook is already off.", InputPath.Of("webhook")).Check();
        Active = false;
    }

    /// <exception cref="RuleException">INVALID: it is on already.</exception>
    internal void TurnOn(long after)
    {
        new Rules().Valid(!Active, "This webhook is already on.", InputPath.Of("webhook")).Check();
        Begin(after);
    }

    private static string[] CodesOf(string codes) => codes.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private IDataLoaderResult<int> Count(Batches batches, CoreDb db, OutboxState state) =>
        batches.Load<Guid, (CoreDb Db, OutboxState State), int>(
            Id,
            (db, state),
            static async (webhooks, of, cancellationToken) =>
                await of
                    .Db.AcrossPartnerships<OutboxEntry>("The webhooks confine them to their partnerships.")
                    .Where(o => webhooks.Contains(o.AggregateId) && o.State == of.State && o.Consumer.StartsWith(Consumers))
                    .GroupBy(o => o.AggregateId)
                    .Select(g => new { g.Key, Count = g.Count() })
                    .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken)
        );
}
