using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>
/// Notifies subscribers of changed aggregates, whichever host or command changed them. While there are subscribers, it compares the
/// aggregates' versions with the last ones. Every change raises the aggregate's version and adds a line to the audit trail; without a new
/// line, nothing else is read.
/// </summary>
internal sealed class ChangeFeed(
    IServiceScopeFactory scopes,
    IOptions<GraphQLOptions> options,
    TimeProvider time,
    ILogger<ChangeFeed> logger
)
{
    // Lines are stamped before they are committed, by the clocks of several hosts.
    private static readonly TimeSpan _recent = TimeSpan.FromMinutes(1);
    private readonly Dictionary<(Type Type, Guid Partnership), Watch> _watches = [];
    private readonly Lock _lock = new();

    /// <summary>Notifies a subscriber of changes from now on. Dispose the subscriber to end it.</summary>
    public async Task<ChangeSubscriber> SubscribeAsync(ChangeTopic topic, CancellationToken cancellationToken)
    {
        Watch watch;
        var subscriber = new ChangeSubscriber(topic.Id, Leave);
        lock (_lock)
        {
            var isNew = !_watches.TryGetValue((topic.Source.Type, topic.Partnership), out watch!);
            if (isNew)
            {
                _watches.Add(
                    (topic.Source.Type, topic.Partnership),
                    watch = new(topic) { Reading = ReadAsync(topic, CancellationToken.None) }
                );
            }

            watch.Subscribers.Add(subscriber);
            if (isNew)
            {
                _ = RunAsync(watch);
            }
        }

        try
        {
            await watch.Reading.WaitAsync(cancellationToken);
            return subscriber;
        }
        catch
        {
            subscriber.Dispose();
            throw;
        }
    }

    private void Leave(ChangeSubscriber subscriber)
    {
        lock (_lock)
        {
            foreach (var watch in _watches.Values)
            {
                watch.Subscribers.Remove(subscriber);
            }
        }
    }

    private async Task RunAsync(Watch watch)
    {
        var poll = TimeSpan.FromMilliseconds(options.Value.ChangePollMilliseconds);
        (int, DateTime?) seen = default;
        var readAt = time.GetTimestamp();
        IReadOnlyDictionary<Guid, int>? known = null;
        while (IsWanted(watch))
        {
            try
            {
                known ??= await watch.Reading;
                await Task.Delay(poll, time);
                var recent = await RecentAsync(watch.Topic.Partnership);
                // How far an import has come is noted without a line of the audit trail.
                if (watch.Topic.Source.Type != typeof(Import) && recent == seen && time.GetElapsedTime(readAt) < _recent)
                {
                    continue;
                }

                var now = await ReadAsync(watch.Topic, CancellationToken.None);
                Notify(watch, [.. now.Where(v => known.GetValueOrDefault(v.Key, -1) != v.Value).Select(v => v.Key)]);
                (known, seen, readAt) = (now, recent, time.GetTimestamp());
            }
            catch (Exception e) when (known is not null)
            {
                // The database does not answer: changes are reported once it does.
                logger.LogError(
                    "Changes of {Type} wait: {Reason}",
                    GraphNameAttribute.Of(watch.Topic.Source.Type),
                    DatabaseProbe.Reason(e)
                );
            }
            catch (Exception)
            {
                // Each subscriber has received the error from its own attempt to subscribe.
                Forget(watch);
                return;
            }
        }
    }

    private bool IsWanted(Watch watch)
    {
        lock (_lock)
        {
            return watch.Subscribers.Count > 0 || !_watches.Remove((watch.Topic.Source.Type, watch.Topic.Partnership));
        }
    }

    private void Forget(Watch watch)
    {
        lock (_lock)
        {
            _watches.Remove((watch.Topic.Source.Type, watch.Topic.Partnership));
        }
    }

    private void Notify(Watch watch, IReadOnlyList<Guid> changed)
    {
        lock (_lock)
        {
            foreach (var subscriber in watch.Subscribers)
            {
                subscriber.Notify(changed);
            }
        }
    }

    private async Task<(int Count, DateTime? Last)> RecentAsync(Guid partnership)
    {
        await using var scope = scopes.CreateHostScope();
        var since = time.GetUtcNow().UtcDateTime - _recent;
        var lines = scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .AuditTrail.TagWith(ChangeSource.Tag)
            .Where(a => a.PartnershipId == partnership && a.AtUtc > since);
        return
            await lines.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Last = g.Max(a => (DateTime?)a.AtUtc) }).SingleOrDefaultAsync()
                is { } recent
            ? (recent.Count, recent.Last)
            : (0, null);
    }

    private async Task<IReadOnlyDictionary<Guid, int>> ReadAsync(ChangeTopic topic, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateHostScope();
        var database = topic
            .Module.Databases.Select(d => (DbContext)scope.ServiceProvider.GetRequiredService(d))
            .First(d => d.Model.FindEntityType(topic.Source.Type) is not null);
        return await topic.Source.Versions(database, topic.Partnership, cancellationToken);
    }

    private sealed class Watch(ChangeTopic topic)
    {
        public ChangeTopic Topic => topic;

        public List<ChangeSubscriber> Subscribers { get; } = [];

        public required Task<IReadOnlyDictionary<Guid, int>> Reading { get; init; }
    }
}
