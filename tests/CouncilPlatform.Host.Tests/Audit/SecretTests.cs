using System.Net.Http.Headers;
using System.Net.Http.Json;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Host.Tests.Modules;
using CouncilPlatform.Host.Tests.SignIn;
using CouncilPlatform.Host.Tests.Telemetry;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.Audit;

/// <summary>Secrets that callers send or get are in no log, trace, line of the audit trail or answer to somebody else.</summary>
public sealed class SecretTests
{
    private const string Lakes = "south-lakeland";
    private const string District = "E07000031";
    private const string Signature = "planted-signature-of-an-address";
    private const string Token = "eyJhbGciOiJub25lIn0.planted-bearer-token.x";

    [Theory, EveryDatabase]
    public async Task Planted_secrets_are_nowhere(string provider)
    {
        await using var collector = await Collector.StartAsync();
        using var logs = new LogLines();
        var secrets = new List<string> { Token, "planted-bearer-token" };
        var answers = new List<string>();
        string trail;
        await using (
            var host = await ModuleHost.StartAsync(
                [],
                provider,
                services => services.AddSingleton<ILoggerProvider>(logs),
                demonstration: true,
                settings: new Dictionary<string, string?>
                {
                    ["OpenTelemetry:Endpoint"] = collector.Address,
                    ["OpenTelemetry:Protocol"] = "http/protobuf",
                    ["Logging:LogLevel:Default"] = "Trace",
                }
            )
        )
        {
            await PlantAsync(host, secrets, answers);
            await using var scope = host.CommandScope();
            var lines = await scope
                .ServiceProvider.GetRequiredService<CoreDb>()
                .AuditTrail.AsNoTracking()
                .ToListAsync(TestContext.Current.CancellationToken);
            trail = string.Join('\n', lines.Select(l => $"{l.Actor} {l.Operation} {l.Action} {l.Subject} {l.Detail} {l.Changes}"));
        }

        Assert.Contains("createCalendarFeed", trail, StringComparison.Ordinal);
        Assert.True(collector.Holds("PlantCalendar"), "The collector got nothing.");
        Assert.NotEmpty(logs.Lines);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(logs.Lines, l => l.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(secret, trail, StringComparison.Ordinal);
            Assert.DoesNotContain(answers, a => a.Contains(secret, StringComparison.Ordinal));
            Assert.False(collector.Holds(secret), "A secret left the host with its telemetry.");
        }
    }

    /// <summary>Makes each kind of secret, uses it rightly, and sends it where it makes an error.</summary>
    private static async Task PlantAsync(ModuleHost host, List<string> secrets, List<string> answers)
    {
        var key = await host.KeyAsync(Lakes, Role.Administrator, District);
        var feed = (string)
            (
                await host.DataAsync(
                    $$"""
                    mutation PlantCalendar { createCalendarFeed(input: { partnership: "{{Lakes}}", label: "Team" }) {
                      newCalendarFeed { address } errors { message } } }
                    """,
                    key
                )
            )["createCalendarFeed"]!["newCalendarFeed"]!["address"]!;
        var invited = (
            await host.DataAsync(
                $$"""
                mutation PlantInvitation { invitePerson(input: {
                  partnership: "{{Lakes}}", name: "Robin Example", role: OFFICER, organisation: "{{District}}" }) {
                    newPerson { path role { person { id } } } errors { message } } }
                """,
                key
            )
        )["invitePerson"]!["newPerson"]!;
        var invitation = (string)invited["path"]!;
        _ = GlobalId.TryParse((string?)invited["role"]!["person"]!["id"], out var person);
        var browser = await SignedInClient.StartAsync(host, person.Value);
        var webhook = (
            await host.DataAsync(
                $$"""
                mutation PlantWebhook { addWebhook(input: {
                  partnership: "{{Lakes}}", name: "Team", address: "https://example.org/hooks?sig={{Signature}}" }) {
                    newWebhookSecret { secret } errors { message } } }
                """,
                key
            )
        )["addWebhook"]!["newWebhookSecret"]!;
        secrets.AddRange([key, SecretOf(feed), SecretOf(invitation), browser.Cookie.Value, (string)webhook["secret"]!, Signature]);

        await host.GetAsync(feed);
        await browser.AskAsync("{ me { name } }");
        answers.Add(await host.GetAsync(feed.Replace(".ics", ".ics/more", StringComparison.Ordinal)));
        answers.Add((await host.AskAsync("{ nonsense }", key)).ToJsonString());
        answers.Add(
            (
                await host.AskAsync("mutation { revokeKey(input: { partnership: \"x\", key: \"y\" }) { errors { code } } }", key)
            ).ToJsonString()
        );
        answers.Add((await browser.AskAsync("{ nonsense }")).ToJsonString());
        answers.Add(await host.GetAsync(feed, Token));
        answers.Add(await host.GetAsync("/data/v1/none/none.csv", Token));
        answers.Add(await host.GetAsync("/nowhere", key));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "{ nonsense }" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answers.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string SecretOf(string path) => path[(path.LastIndexOf('/') + 1)..].Replace(".ics", "", StringComparison.Ordinal);
}
