namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>Reads a partnership's webhooks.</summary>
internal sealed class WebhookQueries
{
    /// <summary>The partnership's webhooks, latest first, including those that are off. Their secrets cannot be shown.</summary>
    [Requires(Role.Administrator)]
    public static Task<Connection<Webhook>> Webhooks(
        Partnership partnership,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    ) => db.Of<Webhook>(partnership).PageAsync(paging, w => w.CreatedUtc, descending: true, cancellationToken);

    /// <summary>The kinds of change that a webhook of the partnership can be about, by title.</summary>
    [Requires(Role.Administrator)]
    public static IReadOnlyList<ChangeKind> ChangeKinds(Partnership partnership, ChangeKinds kinds) => [.. kinds.In(partnership)];
}
