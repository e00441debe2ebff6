using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>
/// A browser as far as signing in needs one: it keeps cookies, follows redirects and sends forms. Like a real one it sends a secure cookie
/// to its own computer without TLS, which .NET's cookies do not.
/// </summary>
internal sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The cookies, by the server's address and by name.</summary>
    public ConcurrentDictionary<(string Server, string Name), string> Cookies { get; } = new();

    /// <summary>What was set, as it came.</summary>
    public ConcurrentQueue<string> SetCookies { get; } = new();

    /// <summary>Where it has been, latest last.</summary>
    public ConcurrentQueue<Uri> Visited { get; } = new();

    /// <summary>The value of the session's cookie. Null if there is none.</summary>
    public string? Session => Cookies.GetValueOrDefault((address.Authority, "__Host-council-session"));

    /// <summary>Goes to an address of the host, or any other, and wherever it leads.</summary>
    public Task<Page> GoAsync(string path) => FollowAsync(new(HttpMethod.Get, new Uri(address, path)));

    /// <summary>Signs in, and gives the page where that ends.</summary>
    public async Task<Page> SignInAsync(string directory, string subject, string returnUrl = "/account")
    {
        var asked = await GoAsync($"/sign-in/{directory}?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.True(asked.Text.Contains("Who are you?", StringComparison.Ordinal), asked.Text);
        return await GoAsync($"{asked.Address}&member={Uri.EscapeDataString(subject)}");
    }

    /// <summary>Sends the form of a page that leads to an address, with its hidden token.</summary>
    public async Task<Page> SendFormAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var shown = await GoAsync(page);
        var token = WebUtility.HtmlDecode(FormToken().Match(shown.Text).Groups["token"].Value);
        return await PostAsync(action, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public Task<Page> PostAsync(string path, params (string Name, string Value)[] fields) =>
        FollowAsync(
            new(HttpMethod.Post, new Uri(address, path))
            {
                Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
            }
        );

    /// <summary>Asks GraphQL as a script of the host's own page does.</summary>
    /// <param name="query">The document.</param>
    /// <param name="header">Whether the script sends the header that other sites cannot send.</param>
    public async Task<(HttpStatusCode Status, JsonNode Answer)> AskAsync(string query, bool header = true)
    {
        using var response = await SendAsync(Question(query, header));
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Begins to ask, such as for events, and leaves the answer to be read.</summary>
    public Task<HttpResponseMessage> OpenAsync(string query)
    {
        var request = Question(query, header: true);
        request.Headers.Accept.ParseAdd("text/event-stream");
        return SendAsync(request);
    }

    /// <summary>The cookies that it sends to the host.</summary>
    public string CookieHeader => CookiesFor(address);

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Question(string query, bool header)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/graphql"))
        {
            Content = JsonContent.Create(new { query }, options: JsonSerializerOptions.Web),
        };
        if (header)
        {
            request.Headers.Add("X-Requested-With", "test");
        }

        return request;
    }

    private async Task<Page> FollowAsync(HttpRequestMessage request)
    {
        for (var i = 0; i < 10; i++)
        {
            var at = request.RequestUri!;
            Visited.Enqueue(at);
            using var response = await SendAsync(request);
            if (response.Headers.Location is not { } next)
            {
                return new(response.StatusCode, at, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            }

            request = new(HttpMethod.Get, new Uri(at, next));
        }

        throw new InvalidOperationException("The redirects do not end.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var server = request.RequestUri!;
            if (CookiesFor(server) is { Length: > 0 } cookies)
            {
                request.Headers.Add(HeaderNames.Cookie, cookies);
            }

            var response = await _client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                TestContext.Current.CancellationToken
            );
            foreach (var text in response.Headers.TryGetValues(HeaderNames.SetCookie, out var set) ? set : [])
            {
                SetCookies.Enqueue(text);
                var cookie = SetCookieHeaderValue.Parse(text);
                if (cookie.Expires <= DateTimeOffset.UnixEpoch)
                {
                    Cookies.TryRemove((server.Authority, cookie.Name.ToString()), out _);
                }
                else
                {
                    Cookies[(server.Authority, cookie.Name.ToString())] = cookie.Value.ToString();
                }
            }

            return response;
        }
    }

    private string CookiesFor(Uri server) =>
        string.Join("; ", Cookies.Where(c => c.Key.Server == server.Authority).Select(c => $"{c.Key.Name}={c.Value}"));

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}

/// <summary>Where a visitor has come to.</summary>
internal sealed record Page(HttpStatusCode Status, Uri Address, string Text);
