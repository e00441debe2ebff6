using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>A browser in which a person has signed in, with the host's own cookie.</summary>
internal sealed class SignedInClient(ModuleHost host, string cookie)
{
    /// <summary>Signs a person in, as the end of every way to sign in does.</summary>
    public static async Task<SignedInClient> StartAsync(ModuleHost host, Guid person)
    {
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var found = await services
            .GetRequiredService<CoreDb>()
            .People.SingleAsync(p => p.Id == person, TestContext.Current.CancellationToken);
        var secret = await services
            .GetRequiredService<Sessions>()
            .StartAsync(found, "test", replaced: null, directory: null, TestContext.Current.CancellationToken);
        var format = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme).TicketDataFormat;
        var ticket = new AuthenticationTicket(SessionCookie.Principal(secret), SessionCookie.Scheme);
        return new(host, $"{SessionCookie.Name}={format.Protect(ticket)}");
    }

    /// <summary>The cookie, as name and value.</summary>
    public (string Name, string Value) Cookie => (SessionCookie.Name, cookie[(SessionCookie.Name.Length + 1)..]);

    public HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        return request;
    }

    /// <summary>Asks GraphQL as a page of the host does.</summary>
    public async Task<JsonNode> AskAsync(string query)
    {
        using var request = Request(HttpMethod.Post, "/graphql");
        request.Headers.Add(CallerAuthentication.FromOwnPage, "test");
        request.Content = JsonContent.Create(new { query });
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }
}
