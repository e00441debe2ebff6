using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Grants;
using CouncilPlatform.Grants.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Tests.Hosting;
using CouncilPlatform.Testing.Databases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Events;

/// <summary>Events reach their handlers after the change, in order, and with their effect exactly once.</summary>
public sealed class EventTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task What_one_aggregate_says_is_heard_once_and_in_order(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await StartAsync(database, new Mood());
        var pot = await PotAsync(host);
        for (var pounds = 1; pounds <= 12; pounds++)
        {
            await CommitAsync(host, pot, pounds);
        }

        await EmptyAsync(host);
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"heard {n}00"), await HeardAsync(host));
    }

    [Fact]
    public async Task A_change_that_is_refused_says_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        await using var host = await StartAsync(database, new Mood());
        var key = await PotAsync(host);
        var id = await AllocateAsync(host, key, 1);
        var refused = await host.DataAsync(
            $$"""mutation { commitAllocation(input: {partnership: "north", allocation: "{{id}}", version: 7}) { errors { code } } }""",
            key
        );
        Assert.Equal("CONFLICT", (string?)refused["commitAllocation"]!["errors"]![0]!["code"]);
        Assert.Equal(0, await LeftAsync(host));
        Assert.Empty(await HeardAsync(host));
    }

    [Theory]
    [EveryDatabase]
    public async Task What_waits_when_a_host_stops_is_heard_by_the_next(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var first = await StartAsync(database, new Mood(), ("Events:Deliver", "false")))
        {
            var key = await PotAsync(first);
            await CommitAsync(first, key, 5);
            Assert.Equal(1, await LeftAsync(first));
            Assert.Empty(await HeardAsync(first));
        }

        await using var second = await StartAsync(database, new Mood());
        await EmptyAsync(second);
        Assert.Equal(["heard 500"], await HeardAsync(second));
    }

    [Theory]
    [EveryDatabase]
    public async Task Two_hosts_share_the_work_and_no_effect_is_there_twice(string provider)
    {
        const int events = 40;
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var one = await StartAsync(database, new Mood(), ("Events:PollMilliseconds", "10"));
        await using var two = await StartAsync(database, new Mood(), ("Events:PollMilliseconds", "10"));
        var key = await PotAsync(one);
        for (var pounds = 1; pounds <= events; pounds++)
        {
            await CommitAsync(pounds % 2 == 0 ? one : two, key, pounds);
        }

        await EmptyAsync(one);
        Assert.Equal(Enumerable.Range(1, events).Select(n => $"heard {n}00"), await HeardAsync(one));
    }

    [Fact]
    public async Task A_handler_that_failed_is_tried_again()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        var mood = new Mood { Failures = 2 };
        await using var host = await StartAsync(database, mood);
        await CommitAsync(host, await PotAsync(host), 3);
        await EmptyAsync(host);
        Assert.Equal(3, mood.Tried);
        Assert.Equal(["heard 300"], await HeardAsync(host));
    }

    [Fact]
    public async Task What_fails_too_often_is_parked_with_its_reason_holds_back_what_follows_and_goes_on_by_command()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        var mood = new Mood { Failures = 3 };
        await using var host = await StartAsync(database, mood);
        var key = await PotAsync(host);
        await CommitAsync(host, key, 1);
        await CommitAsync(host, key, 2);
        await UntilAsync(async () => await StatesAsync(host) is [OutboxState.Parked, OutboxState.Waiting]);

        string[] on = ["--Data:Provider", database.Provider, "--Data:ConnectionString", database.ConnectionString];
        var listed = await HostCommand.RunAsync(["events", "list", "--parked", .. on]);
        Assert.Equal(0, listed.Code);
        Assert.Contains("out of sorts", Assert.Single(listed.Output.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains(nameof(AllocationCommitted), listed.Output, StringComparison.Ordinal);
        Assert.Empty(await HeardAsync(host));

        var unknown = await HostCommand.RunAsync(["events", "retry", Guid.Empty.ToString("N"), .. on]);
        Assert.Equal(1, unknown.Code);
        Assert.Contains("events list --parked", unknown.Errors, StringComparison.Ordinal);
        var retried = await HostCommand.RunAsync(["events", "retry", listed.Output.Split(' ')[0], .. on]);
        Assert.Equal((0, "1 event will be tried again.\n"), (retried.Code, retried.Output));
        await EmptyAsync(host);
        Assert.Equal(["heard 100", "heard 200"], await HeardAsync(host));
    }

    [Theory]
    [EveryDatabase]
    public async Task An_administrator_sees_what_is_parked_and_lets_it_be_tried_again(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await StartAsync(database, new Mood { Failures = 3 });
        var approver = await PotAsync(host);
        var administrator = await host.KeyAsync("north", Role.Administrator);
        await host.CreatePartnershipAsync("south", published: true, "grants");
        await CommitAsync(host, approver, 1);
        await UntilAsync(async () => await StatesAsync(host) is [OutboxState.Parked]);

        const string list = "{ partnership(slug: \"north\") { parkedEvents { totalCount nodes { id title module failures reason } } } }";
        var parked = (await host.DataAsync(list, administrator))["partnership"]!["parkedEvents"]!;
        Assert.Equal(1, (int)parked["totalCount"]!);
        var found = parked["nodes"]![0]!;
        Assert.Equal(("Allocation committed", 3), ((string?)found["title"], (int)found["failures"]!));
        Assert.Contains("out of sorts", (string)found["reason"]!, StringComparison.Ordinal);
        Assert.Equal("FORBIDDEN", (await host.AskAsync(list, approver))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());

        static string Retry(string partnership, string id) =>
            $$"""
                mutation { retryEvents(input: {partnership: "{{partnership}}", parkedEvent: "{{id}}"}) {
                  retriedEvents { count } errors { code } } }
                """;
        var id = (string)found["id"]!;
        var elsewhere = await host.DataAsync(Retry("south", id), await host.KeyAsync("south", Role.Administrator));
        Assert.Equal("NOT_FOUND", (string?)elsewhere["retryEvents"]!["errors"]![0]!["code"]);
        var retried = await host.DataAsync(Retry("north", id), administrator);
        Assert.Equal(1, (int)retried["retryEvents"]!["retriedEvents"]!["count"]!);
        await EmptyAsync(host);

        Assert.Equal(["heard 100"], await HeardAsync(host));
        const string audit = "{ partnership(slug: \"north\") { audit(filter: {action: \"retryEvents\"}) { nodes { detail } } } }";
        Assert.Equal(
            "1 parked event",
            (string?)(await host.DataAsync(audit, administrator))["partnership"]!["audit"]!["nodes"]!.AsArray().Single()!["detail"]
        );
    }

    private static Task<ModuleHost> StartAsync(TestDatabase on, Mood mood, params (string Key, string Value)[] settings) =>
        ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            services: services =>
            {
                services.AddSingleton(mood);
                services.AddScoped<INotificationHandler<AllocationCommitted>, Listener>();
            },
            settings: new Dictionary<string, string?>
            {
                ["Events:RetryMilliseconds"] = "5",
                ["Events:MostFailures"] = "3",
                ["Events:PollMilliseconds"] = "20",
            }
                .Concat(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
                .GroupBy(s => s.Key)
                .ToDictionary(s => s.Key, s => s.Last().Value),
            on: on
        );

    private static async Task<string> PotAsync(ModuleHost host)
    {
        await host.AddOrganisationAsync("E07000121", "Council");
        await host.CreatePartnershipAsync("north", published: true, "grants");
        var key = await host.KeyAsync("north", Role.Approver, "E07000121");
        await host.DataAsync(
            """
            mutation {
              createFund(input: {partnership: "north", slug: "pot", name: "Pot", source: "E07000121", accountableBody: "E07000121"}) {
                errors { message } } }
            """,
            key
        );
        await host.DataAsync(
            """mutation { receiveFunding(input: {partnership: "north", fund: "pot", revenue: "10000"}) { errors { message } } }""",
            key
        );
        return key;
    }

    private static async Task CommitAsync(ModuleHost host, string key, int pounds)
    {
        // Nobody commits what they proposed.
        var allocation = await AllocateAsync(host, await host.KeyAsync(), pounds);
        var committed = await host.DataAsync(
            $$"""mutation { commitAllocation(input: {partnership: "north", allocation: "{{allocation}}"}) { errors { message } } }""",
            key
        );
        Assert.Empty(committed["commitAllocation"]!["errors"]!.AsArray());
    }

    private static async Task<string> AllocateAsync(ModuleHost host, string key, int pounds)
    {
        var allocated = await host.DataAsync(
            $$"""
            mutation {
              allocateGrant(input: {partnership: "north", fund: "pot", title: "Project", revenue: "{{pounds}}"}) { allocation { id } } }
            """,
            key
        );
        return (string)allocated["allocateGrant"]!["allocation"]!["id"]!;
    }

    private static Task EmptyAsync(ModuleHost host) => UntilAsync(async () => await LeftAsync(host) == 0);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(10, Cancel);
        }
    }

    private static async Task<int> LeftAsync(ModuleHost host) => (await StatesAsync(host)).Count;

    private static async Task<IReadOnlyList<OutboxState>> StatesAsync(ModuleHost host)
    {
        await using var scope = host.CommandScope();
        return await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .Outbox.OrderBy(o => o.AggregateVersion)
            .Select(o => o.State)
            .ToListAsync(Cancel);
    }

    /// <summary>The effects, in the order in which they were made.</summary>
    private static async Task<IReadOnlyList<string>> HeardAsync(ModuleHost host)
    {
        await using var scope = host.CommandScope();
        return await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .Organisations.Where(o => o.Name.StartsWith("heard"))
            .OrderBy(o => o.ValidFrom)
            .Select(o => o.Name)
            .ToListAsync(Cancel);
    }

    /// <summary>How often the listener fails before it does not.</summary>
    private sealed class Mood
    {
        public int Failures { get; set; }

        public int Tried { get; set; }
    }

    /// <summary>Its effect is an organisation called by what it heard, whose first day counts those before it.</summary>
    private sealed class Listener(Changes<CoreDb> changes, Mood mood) : INotificationHandler<AllocationCommitted>
    {
        public async Task Handle(AllocationCommitted notification, CancellationToken cancellationToken)
        {
            mood.Tried++;
            await changes.RunAsync(
                partnership: null,
                "hear",
                async change =>
                {
                    await change.BeginAsync();
                    var before = await change.Db.Organisations.CountAsync(o => o.Name.StartsWith("heard"), change.Cancellation);
                    var heard = change.Add(
                        new Organisation
                        {
                            Name = $"heard {notification.RevenuePence}",
                            Kind = OrganisationKind.Other,
                            ValidFrom = new DateOnly(2000, 1, 1).AddDays(before),
                        }
                    );
                    change.Audit(heard, heard.Name);
                    await change.SaveAsync();
                    return mood.Failures-- > 0 ? throw new InvalidOperationException("The listener is out of sorts.") : heard;
                },
                cancellationToken
            );
        }
    }
}
