using CouncilPlatform.Host.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <param name="Name">What people call it: a team or a channel, never a person. At most 100 characters.</param>
/// <param name="Address">The receiver's whole address, beginning with https://. It is not shown again, because who knows it can often send
/// there.</param>
/// <param name="Kinds">The kinds of change that it is about: their codes, such as Decision. Leave them out for all kinds.</param>
internal sealed record AddWebhookInput(string Partnership, string Name, string Address, [CodeOf<ChangeKind>] IReadOnlyList<string>? Kinds)
    : IPartnershipInput;

/// <summary>The details of updateWebhook. What you leave out stays as it is.</summary>
/// <param name="Webhook">The webhook to change.</param>
/// <param name="Name">The new name, at most 100 characters.</param>
/// <param name="Address">The receiver's new address, beginning with https://. Leave it out to keep the address.</param>
/// <param name="Kinds">The kinds of change that it is about from now on: their codes, such as Decision. None for all kinds.</param>
internal sealed record UpdateWebhookInput(
    GlobalId Webhook,
    string? Name,
    string? Address,
    [CodeOf<ChangeKind>] IReadOnlyList<string>? Kinds
) : UpdateInput;

/// <param name="Webhook">The webhook.</param>
internal sealed record SwitchWebhookInput(string Partnership, GlobalId Webhook, int? Version) : IPartnershipInput;

/// <summary>A webhook and its new secret. This is the only time that you can read the secret.</summary>
/// <param name="Secret">What messages are signed with, as Standard Webhooks says. Give it to whoever looks after the receiver.</param>
/// <param name="Webhook">The webhook.</param>
internal sealed record NewWebhookSecret(string Secret, Webhook Webhook);

/// <summary>Adds, changes and stops webhooks.</summary>
internal sealed class WebhookMutations
{
    private const int MaxName = 100;
    private const int MaxAddress = 1000;

    /// <summary>
    /// Notifies an address outside the platform of changes from now on. Messages say what any viewer of the partnership can read, and
    /// nothing that is restricted to an organisation.
    /// </summary>
    [Requires(Role.Administrator)]
    public static async Task<NewWebhookSecret> AddWebhook(
        AddWebhookInput input,
        WebhookNetwork network,
        WebhookVault vault,
        ChangeKinds kinds,
        Change<CoreDb> change
    )
    {
        new Rules().Text(input.Name, MaxName).Text(input.Address, MaxAddress).Check();
        var address = network.Require(input.Address, InputPath.Of("address"));
        var codes = CodesOf(input.Kinds, kinds, change.Partnership);
        await change.BeginAsync();
        await RequireRoomAsync(change);
        var secret = WebhookSecret.New();
        var webhook = change.Add(
            new Webhook
            {
                PartnershipId = change.Partnership.Id,
                Name = input.Name,
                Receiver = address.IdnHost,
                CreatedUtc = change.NowUtc,
                Address = vault.Encrypt(address.AbsoluteUri),
                Secret = vault.Encrypt(secret),
                KindCodes = codes,
            }
        );
        webhook.Begin(await HeadAsync(change));
        return new(secret, change.Done(webhook, Describe(webhook)));
    }

    /// <summary>Changes what a webhook is called, where it sends, or what it is about.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Webhook> UpdateWebhook(
        UpdateWebhookInput input,
        WebhookNetwork network,
        WebhookVault vault,
        ChangeKinds kinds,
        Change<CoreDb> change
    )
    {
        new Rules().TextIfGiven(input.Name, MaxName).TextIfGiven(input.Address, MaxAddress).Check();
        var address = input.Address is { } given ? network.Require(given, InputPath.Of("address")) : null;
        var codes = input.Kinds is null && !input.Clears(input.Kinds) ? null : CodesOf(input.Kinds, kinds, change.Partnership);
        var webhook = await change.LockAsync<Webhook>(input.Webhook, input.Version);
        webhook.Name = input.Name ?? webhook.Name;
        webhook.KindCodes = codes ?? webhook.KindCodes;
        if (address is not null)
        {
            (webhook.Receiver, webhook.Address) = (address.IdnHost, vault.Encrypt(address.AbsoluteUri));
        }

        return change.Done(webhook, Describe(webhook));
    }

    /// <summary>Turns a webhook off at once. What the receiver has not accepted yet is not sent any more.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Webhook> TurnOffWebhook(SwitchWebhookInput input, Change<CoreDb> change)
    {
        var webhook = await change.LockAsync<Webhook>(input.Webhook, input.Version);
        webhook.TurnOff();
        var consumer = webhook.Consumer;
        var unsent = change.Of<OutboxEntry>().Where(o => o.Consumer == consumer);
        var count = await unsent.CountAsync(change.Cancellation);
        await unsent.ExecuteDeleteAsync(change.Cancellation);
        return change.Done(webhook, $"{webhook.Name}: {Wording.Count(count, "unsent message")}");
    }

    /// <summary>Turns a webhook on again. It notifies of changes from now on.</summary>
    [Requires(Role.Administrator)]
    public static async Task<Webhook> TurnOnWebhook(SwitchWebhookInput input, Change<CoreDb> change)
    {
        var webhook = await change.LockAsync<Webhook>(input.Webhook, input.Version);
        await RequireRoomAsync(change);
        webhook.TurnOn(await HeadAsync(change));
        return change.Done(webhook, webhook.Name);
    }

    /// <summary>
    /// Makes a new secret for a webhook, if somebody else may know the old one. For 24 hours messages are signed with both, so that the
    /// receiver loses none until it has the new one.
    /// </summary>
    [Requires(Role.Administrator)]
    [Irreversible("After 24 hours the old secret does not work any more.")]
    public static async Task<NewWebhookSecret> RenewWebhookSecret(SwitchWebhookInput input, WebhookVault vault, Change<CoreDb> change)
    {
        var webhook = await change.LockAsync<Webhook>(input.Webhook, input.Version);
        var secret = WebhookSecret.New();
        webhook.Renew(vault.Encrypt(secret), change.NowUtc);
        return new(secret, change.Done(webhook, webhook.Name));
    }

    private static string Describe(Webhook webhook) =>
        $"{webhook.Name}: to {webhook.Receiver}, about {(webhook.KindCodes.Length == 0 ? "all kinds" : webhook.KindCodes)}";

    private static string CodesOf(IReadOnlyList<string>? codes, ChangeKinds kinds, Partnership partnership)
    {
        var (known, rules) = (kinds.In(partnership).Select(k => k.Code).ToHashSet(StringComparer.Ordinal), new Rules());
        foreach (var (index, code) in (codes ?? []).Index())
        {
            rules.Require(
                known.Contains(code),
                RuleCodes.NotFound,
                $"{partnership.Name} has no kind of change with the code \"{code}\". Choose one of its kinds.",
                InputPath.Of("kinds", index)
            );
        }

        rules.Check();
        return string.Join(',', (codes ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static async Task RequireRoomAsync(Change<CoreDb> change) =>
        new Rules()
            .Valid(
                await change.Of<Webhook>().CountAsync(w => w.Active, change.Cancellation) < Webhook.MaxOfPartnership,
                $"{change.Partnership.Name} has {Webhook.MaxOfPartnership} webhooks that are on, which is the most. Turn one off first.",
                InputPath.Of()
            )
            .Check();

    // What is committed from here on has a higher number.
    private static async Task<long> HeadAsync(Change<CoreDb> change) =>
        (await AuditChain.HeadAsync(change.Db, change.Cancellation))?.Number ?? 0;
}
