using System.Reflection;
using System.Text.Json;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Security;
using GraphQL;
using Humanizer;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>Writes messages, with what a viewer of the partnership may read when they are sent.</summary>
internal sealed class WebhookMessages(
    IServiceScopeFactory scopes,
    PartnershipDirectory directory,
    ModuleCatalogue modules,
    PageCatalogue pages,
    IConfiguration configuration
)
{
    private const int MaxTitle = 200;

    // What things are called. The text of a record is not its title.
    private static readonly string[] _titles = ["Title", "Name", "What", "Label", "Reference", "Slug", "Code"];

    /// <summary>The message about a change. Null if a viewer may not read what was changed, or it is not there any more.</summary>
    public async Task<WebhookMessage?> OfAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var news = JsonSerializer.Deserialize<ChangeNews>(entry.Body)!;
        var all = await directory.CurrentAsync(cancellationToken);
        if (!GlobalId.TryParse(news.Subject, out var subject) || all.ById.GetValueOrDefault(entry.PartnershipId) is not { } partnership)
        {
            return null;
        }

        return await scopes.RunAsAsync(
            CallerScopes.ViewerOf(partnership, "webhook"),
            async services =>
            {
                var nodes = modules.Schema!.GetMetadata<NodeSet>(NodeSet.Key)!;
                if (await nodes.FindAsync(subject, services, cancellationToken) is not { } found)
                {
                    return null;
                }

                var kind = subject.Type.Humanize();
                var page = await PageAsync(found, partnership, nodes, services, cancellationToken);
                return new WebhookMessage(
                    entry.EventId.ToString("N"),
                    TitleOf(found) is { } title ? $"{kind}: {title.Truncate(MaxTitle)}" : kind,
                    $"{Labels.OfMutation(news.Action)} ({partnership.Name})",
                    PublicAddress.Find(configuration[PublicAddress.Key] ?? "") is { } host ? PublicAddress.Of(host, page) : null,
                    news.Kind,
                    partnership.Slug,
                    news.AtUtc
                );
            }
        );
    }

    /// <summary>The page about a thing, or about what it belongs to, or the partnership's own.</summary>
    private async Task<string> PageAsync(
        object found,
        Partnership partnership,
        NodeSet nodes,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var viewer = services.GetRequiredService<Caller>();
        for (object? at = found; at is IKeyed { Id: var key }; )
        {
            var id = new GlobalId(GraphNameAttribute.Of(at.GetType()), key);
            if (pages.About(partnership, id.Type) is { } page && page.IsFor(viewer, partnership))
            {
                return page.AddressIn(partnership, id);
            }

            at = Wholes.IdOf(at) is { } whole ? await nodes.FindAsync(whole, services, cancellationToken) : null;
        }

        return $"partnerships/{partnership.Slug}";
    }

    private static string? TitleOf(object found) =>
        _titles
            .Select(t => found.GetType().GetProperty(t))
            .Where(p => p?.PropertyType == typeof(string) && !p.IsDefined(typeof(PersonalAttribute)))
            .Select(p => (string?)p!.GetValue(found))
            .FirstOrDefault(t => !string.IsNullOrWhiteSpace(t));
}
