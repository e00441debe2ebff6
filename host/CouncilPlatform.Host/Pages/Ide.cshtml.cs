using System.Security.Cryptography;
using System.Text.Json;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Pages;

/// <summary>
/// The GraphQL IDE of a GraphQL address, with its examples ready. There is a page for any address, so that it does not reveal to the public
/// which partnerships exist; the address itself decides whether it answers.
/// </summary>
internal sealed class IdeModel(VisiblePartnerships partnerships, Examples examples) : PageModel
{
    public string Nonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Altair's options as JSON. They are escaped, so that no text can end the script element.</summary>
    public string Options { get; private set; } = "";

    public async Task OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        var of = slug is null ? null : (await partnerships.AllAsync(cancellationToken)).FirstOrDefault(p => p.Slug == slug);
        var endpoint = Url.Content("~/graphql") + (slug is null ? "" : "/" + Uri.EscapeDataString(slug));
        var windows =
            from example in await examples.ListAsync(of, cancellationToken)
            select new { initialName = example.Title, initialQuery = example.Document };
        Options = JsonSerializer.Serialize(
            new
            {
                endpointURL = endpoint,
                initialSubscriptionRequestHandlerId = "graphql-ws",
                // What a visitor changes at one address stays at that address.
                instanceStorageNamespace = endpoint,
                // Altair opens the last of its windows.
                initialWindows = windows.Reverse(),
                disableAccount = true,
                // The session of a person who has signed in counts only with this header.
                initialHeaders = new Dictionary<string, string> { [CallerAuthentication.FromOwnPage] = "IDE" },
                cspNonce = Nonce,
            }
        );
        Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; "
            + $"style-src 'self' 'nonce-{Nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
            + "base-uri 'self'; form-action 'none'; frame-ancestors 'none'";
        Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
    }
}
