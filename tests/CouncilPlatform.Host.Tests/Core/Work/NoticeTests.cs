using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Notices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Core.People;
using CouncilPlatform.Host.Tests.SignIn;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Core.Work;

/// <summary>Notices by email, as a mail server on this computer receives them.</summary>
public sealed class NoticeTests
{
    private const string Lancaster = "E07000121";

    [Theory, EveryDatabase]
    public async Task Whoever_wants_it_is_notified_once_of_what_is_new_in_plain_text_and_html(string provider)
    {
        await using var server = await MailServer.StartAsync();
        var time = new TestClock(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
        await using var host = await StartAsync(server, time, provider);
        var (person, browser) = await ApproverAsync(host);
        Assert.Equal(0, await SendDueAsync(host));
        await ChooseAsync(browser, "AT_ONCE");
        await SubmittedAsync(host, "Leisure <centre>");

        Assert.Equal(1, await SendDueAsync(host));
        var mail = Assert.Single(server.Received);
        Assert.Equal("1 thing waits for you", mail.Subject);
        Assert.Equal(["robin@example.org"], mail.To.Mailboxes.Select(m => m.Address));
        Assert.Contains("- Record what the body decided: Leisure <centre> (north)", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("http://localhost/my-work", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Leisure &lt;centre&gt;", mail.HtmlBody, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await SendDueAsync(host));
        await SubmittedAsync(host, "Park and ride");
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await SendDueAsync(host));
        Assert.DoesNotContain("Leisure", server.Received.Last().TextBody, StringComparison.Ordinal);

        await ChooseAsync(browser, "NEVER");
        await SubmittedAsync(host, "Library");
        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await SendDueAsync(host));
        Assert.Equal(2, server.Received.Count);
        Assert.NotEqual(Guid.Empty, person);
    }

    [Fact]
    public async Task A_digest_is_sent_in_the_morning_and_again_after_a_server_did_not_answer()
    {
        var server = await MailServer.StartAsync();
        var time = new TestClock(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
        await using var host = await StartAsync(server, time, Providers.Sqlite);
        var (_, browser) = await ApproverAsync(host);
        await ChooseAsync(browser, "DAILY");
        await SubmittedAsync(host, "Leisure centre");
        await SubmittedAsync(host, "Library");
        Assert.Equal(0, await SendDueAsync(host));
        var port = server.Port;
        await server.DisposeAsync();

        // Seven in the morning in the UK, in summer.
        time.SetUtcNow(new DateTimeOffset(2026, 9, 2, 6, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await SendDueAsync(host));

        await using var again = await MailServer.StartAsync(port);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await SendDueAsync(host));
        Assert.Equal("2 things wait for you", Assert.Single(again.Received).Subject);
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await SendDueAsync(host));
    }

    [Fact]
    public async Task A_key_gets_no_notices()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("north", published: true);
        var refused = await host.MutateAsync(
            "updateMyNotices",
            """partnership: "north", frequency: DAILY""",
            "noticeSettings { frequency }",
            await host.KeyAsync("north", Role.Officer)
        );
        Assert.Equal("INVALID", refused.Code());
    }

    private static Task<ModuleHost> StartAsync(MailServer server, TimeProvider time, string provider) =>
        ModuleHost.StartAsync(
            [],
            provider,
            services =>
            {
                services.AddSingleton(time);
                // The test says when.
                services.Remove(services.Single(s => s.ImplementationType == typeof(NoticeWorker)));
            },
            settings: new Dictionary<string, string?>
            {
                ["Mail:Server"] = "127.0.0.1",
                ["Mail:Port"] = $"{server.Port}",
                ["Mail:Security"] = "None",
                ["Mail:From"] = "notices@example.org",
                ["PublicAddress"] = "http://localhost",
            }
        );

    private static Task<int> SendDueAsync(ModuleHost host) =>
        host.Services.GetRequiredService<NoticeSender>().SendDueAsync(TestContext.Current.CancellationToken);

    private static async Task ChooseAsync(SignedInClient browser, string frequency)
    {
        var answer = await browser.AskAsync(
            $$"""
            mutation { updateMyNotices(input: {partnership: "north", frequency: {{frequency}}}) {
              noticeSettings { frequency } errors { message } } }
            """
        );
        Assert.True(frequency == (string?)answer["data"]?["updateMyNotices"]?["noticeSettings"]?["frequency"], answer.ToJsonString());
    }

    private static async Task<(Guid Person, SignedInClient Browser)> ApproverAsync(ModuleHost host)
    {
        await host.AddOrganisationAsync(Lancaster, "Lancaster City Council");
        await host.CreatePartnershipAsync("north", published: true);
        // Makes the council a member.
        await host.KeyAsync("north", Role.Viewer, Lancaster);
        await using var scope = host.CommandScope();
        var services = scope.ServiceProvider;
        var cancellation = TestContext.Current.CancellationToken;
        var person = await services
            .GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                await services.GetRequiredService<IPartnerships>().FindAsync("north", cancellation),
                "invitePerson",
                async change =>
                {
                    var person = change.Add(Person.Make("Robin Example", "robin@example.org", organisation: null, change.NowUtc));
                    var organisation = await OrganisationQueries.RequireAsync(change.Db, Lancaster, cancellation);
                    await PersonMutations.GiveAsync(change, person.Id, Role.Approver, organisation, null, null, null);
                    change.Audit(person, "invited");
                    return person.Id;
                },
                cancellation
            );
        return (person, await SignedInClient.StartAsync(host, person));
    }

    // A matter that somebody else has put to a body of the partnership.
    private static async Task SubmittedAsync(ModuleHost host, string title)
    {
        var key = await host.KeyAsync("north", Role.Administrator, label: title);
        var body = await host.MutateAsync("addBody", $"""partnership: "north", name: "{title}", kind: FORUM""", "body { id }", key);
        Assert.Empty(body["errors"]!.AsArray());
        var proposed = await host.MutateAsync(
            "proposeDecision",
            $"""partnership: "north", title: "{title}", body: "{body["body"]!["id"]}" """,
            "decision { id }",
            key
        );
        Assert.Empty(proposed["errors"]!.AsArray());
        var submitted = await host.MutateAsync(
            "submitDecision",
            $"""partnership: "north", decision: "{proposed["decision"]!["id"]}" """,
            "decision { id }",
            key
        );
        Assert.Empty(submitted["errors"]!.AsArray());
    }
}
