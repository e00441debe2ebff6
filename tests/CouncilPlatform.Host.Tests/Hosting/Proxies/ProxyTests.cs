using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using CouncilPlatform.Host.Hosting.Configuration;
using CouncilPlatform.Host.Tests.FirstDay;
using CouncilPlatform.LocalityPlans;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.Configuration;

namespace CouncilPlatform.Host.Tests.Hosting.Proxies;

/// <summary>The host behind real reverse proxies, which end HTTPS and say who the client is.</summary>
public sealed partial class ProxyTests
{
    private static readonly Uri SignInNeeded = new("/account", UriKind.Relative);
    private static readonly Uri Question = new("/graphql?query=%7B__typename%7D", UriKind.Relative);

    [Theory]
    [InlineData("nginx")]
    [InlineData("YARP")]
    public async Task Redirects_have_the_public_address_and_browsers_are_told_to_use_only_HTTPS(string kind)
    {
        await using var host = await StartAsync(proxies: "127.0.0.1", allowed: Guide.PublicHost);
        await using var proxy = await PublicProxy.StartAsync(kind, host.Client.BaseAddress!);
        using var client = proxy.Client();
        using var response = await client.Http.GetAsync(SignInNeeded);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(
            $"https://{Guide.PublicHost}/sign-in?returnUrl=%2Faccount",
            new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!).AbsoluteUri
        );
        Assert.Equal($"https://{Guide.PublicHost}/graphql", await OwnAddressAsync(client.Http));
        Assert.Equal("max-age=31536000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("YARP")]
    public async Task Each_client_has_its_own_limit_and_none_can_say_that_it_is_another(string kind)
    {
        await using var host = await StartAsync(proxies: "127.0.0.1", allowed: Guide.PublicHost, limited: true);
        await using var proxy = await PublicProxy.StartAsync(kind, host.Client.BaseAddress!);
        using var first = proxy.Client("127.0.0.5");
        using var second = proxy.Client("127.0.0.6");

        Assert.Contains(HttpStatusCode.TooManyRequests, await AskAsync(first.Http, times: 30, forged: true));
        Assert.Equal([HttpStatusCode.OK], await AskAsync(second.Http, times: 1));
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("YARP")]
    public async Task A_subscription_opens_through_the_proxy(string kind)
    {
        await using var host = await StartAsync(proxies: "127.0.0.1", allowed: Guide.PublicHost);
        await using var proxy = await PublicProxy.StartAsync(kind, host.Client.BaseAddress!);
        using var client = proxy.Client();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new($"wss://{Guide.PublicHost}/graphql"), client.Invoker, TestContext.Current.CancellationToken);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("""{"type":"connection_init"}"""),
            WebSocketMessageType.Text,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );
        var buffer = new byte[1000];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Contains("connection_ack", Encoding.UTF8.GetString(buffer, 0, received.Count), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("YARP")]
    public async Task A_file_of_40_megabytes_comes_to_the_host(string kind)
    {
        await using var host = await StartAsync(proxies: "127.0.0.1", allowed: null, modules: typeof(LocalityPlansModule));
        await host.CreatePartnershipAsync("lakes", published: true, "localityplans");
        await using var proxy = await PublicProxy.StartAsync(kind, host.Client.BaseAddress!);
        using var client = proxy.Client();
        client.Http.DefaultRequestHeaders.Authorization = new("Bearer", await host.KeyAsync("lakes", Role.Officer));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[40 << 20]), "file", "actions.csv" } };

        using var response = await client.Http.PostAsync("/imports/v1/lakes/actions", form, TestContext.Current.CancellationToken);

        // The host has read it, and asks for what else it needs.
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Enter \\\"plan\\\"", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.9.9.9;192.0.2.0/24")]
    public async Task Forwarded_headers_from_elsewhere_change_nothing(string? proxies)
    {
        await using var host = await StartAsync(proxies, allowed: null, limited: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, SignInNeeded);
        Forge(request, 1);
        using var http = Direct(host);
        using var response = await http.SendAsync(request);

        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal($"{host.Client.BaseAddress}graphql", await OwnAddressAsync(http, headers => Forge(headers, 1)));
        Assert.Contains(HttpStatusCode.TooManyRequests, await AskAsync(http, times: 30, forged: true));
    }

    [Fact]
    public async Task A_proxy_that_is_known_may_name_only_a_host_that_is_allowed()
    {
        await using var host = await StartAsync(proxies: "127.0.0.0/8", allowed: "127.0.0.1;*.example.gov.uk");
        using var http = Direct(host);
        foreach (
            var (name, expected) in new[] { ("a.example.gov.uk", "https://a.example.gov.uk/"), ("evil.example", "https://127.0.0.1:") }
        )
        {
            var shown = await OwnAddressAsync(http, request => Forward(request, "192.0.2.1", name));
            Assert.StartsWith(expected, shown, StringComparison.Ordinal);
        }

        using var wrong = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        using var refused = await http.SendAsync(wrong);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData("--Proxies", "10.0.0.0/99", "Proxies", "addresses of reverse proxies")]
    [InlineData("--Proxies", "nginx;127.0.0.1", "Proxies", "\"nginx\"")]
    [InlineData("--AllowedHosts", "https://partnerships.example", "AllowedHosts", "without https:// and port")]
    [InlineData("--PublicAddress", "http://partnerships.example", "PublicAddress", "Plain HTTP is only for http://localhost.")]
    [InlineData("--PublicAddress", "https://partnerships.example/path", "PublicAddress", "without a path")]
    public async Task Check_finds_a_wrong_setting(string setting, string value, string key, string expected)
    {
        var ended = await HostCommand.RunAsync("check", setting, value);
        Assert.Equal(78, ended.Code);
        Assert.Contains($"\n{key}\n  found:", ended.Output, StringComparison.Ordinal);
        Assert.Contains(expected, ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_finds_a_public_address_that_is_not_allowed_and_warns_if_every_name_is()
    {
        string[] address = ["check", "--PublicAddress", "https://partnerships.example", "--AllowedHosts"];
        var refused = await HostCommand.RunAsync([.. address, "other.example"]);
        Assert.Equal(78, refused.Code);
        Assert.Contains("Add partnerships.example to AllowedHosts", refused.Output, StringComparison.Ordinal);
        var accepted = await HostCommand.RunAsync([
            .. address,
            "other.example;partnerships.example",
            "--Proxies",
            "10.1.0.4;::1;10.2.0.0/16",
        ]);
        Assert.Equal(0, accepted.Code);
        const string warning = "Warning: a request may name any host";
        Assert.DoesNotContain(warning, accepted.Output, StringComparison.Ordinal);
        Assert.Contains(warning, (await HostCommand.RunAsync("check")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Microsofts_switch_to_believe_everybody_is_a_fault()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ForwardedHeaders_Enabled"] = "true" })
            .Build();
        var fault = Assert.Single(AddressFaults.Find(configuration));
        Assert.Equal("ASPNETCORE_FORWARDEDHEADERS_ENABLED", fault.Key);
    }

    private static Task<ModuleHost> StartAsync(string? proxies, string? allowed, bool limited = false, params Type[] modules) =>
        ModuleHost.StartAsync(
            modules,
            Providers.Sqlite,
            settings: new Dictionary<string, string?>
            {
                ["Proxies"] = proxies,
                ["AllowedHosts"] = allowed,
                ["RateLimit:Enabled"] = limited ? "true" : "false",
                ["RateLimit:Burst"] = "3",
                ["RateLimit:PerSecond"] = "1",
                ["RateLimit:CallersPerAddress"] = "1",
            }
        );

    private static HttpClient Direct(ModuleHost host) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Client.BaseAddress };

    private static async Task<IReadOnlyList<HttpStatusCode>> AskAsync(HttpClient http, int times, bool forged = false)
    {
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Question);
            if (forged)
            {
                Forge(request, i);
            }

            using var response = await http.SendAsync(request);
            answers.Add(response.StatusCode);
        }

        return answers;
    }

    /// <summary>The address that the home page tells its reader.</summary>
    private static async Task<string> OwnAddressAsync(HttpClient http, Action<HttpRequestMessage>? configure = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        configure?.Invoke(request);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return ShownAddress().Match(await response.Content.ReadAsStringAsync()).Groups["address"].Value;
    }

    // A client that wants to be somebody else each time.
    private static void Forge(HttpRequestMessage request, int i) =>
        Forward(request, FormattableString.Invariant($"192.0.2.{i + 1}"), "evil.example");

    private static void Forward(HttpRequestMessage request, string client, string host)
    {
        request.Headers.Add("X-Forwarded-For", client);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", host);
    }

    [GeneratedRegex("curl (?<address>\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShownAddress();
}
