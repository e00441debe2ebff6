using System.Net;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Faults;

/// <summary>Whoever waits too long for another writer gets BUSY and the time to wait. Readers do not wait.</summary>
public sealed class BusyTests
{
    [Theory, EveryDatabase]
    public async Task A_writer_past_its_time_is_told_to_come_back_and_then_succeeds(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await ModuleHost.StartAsync(
            [],
            settings: new Dictionary<string, string?> { ["Data:WaitSeconds"] = "1" },
            on: database
        );
        var key = await host.KeyAsync();
        await using var other = database.Connect();
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using (var writing = await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var write = other.CreateCommand();
            write.Transaction = writing;
            write.CommandText = "UPDATE core_audit_heads SET \"Number\" = \"Number\"";
            await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            var refused = await host.CreateAsync("north", key);

            refused.RequireBusy();
            Assert.Equal(5, (int)refused.Json()["errors"]![0]!["extensions"]!["retryAfter"]!);
            Assert.Equal(HttpStatusCode.OK, (await host.SendAsync("{ partnerships { totalCount } }", key)).Status);
            await writing.RollbackAsync(TestContext.Current.CancellationToken);
        }

        var created = await host.CreateAsync("north", key);
        Assert.Equal((HttpStatusCode.OK, null), (created.Status, created.RetryAfter));
        Assert.Equal("north", (string?)created.Json()["data"]!["createPartnership"]!["partnership"]!["slug"]);
        Assert.Equal(1, await host.CreatedAsync());
    }

    [Fact]
    public async Task A_full_disk_refuses_what_is_new_and_keeps_what_was_acknowledged()
    {
        var disk = new FullDisk();
        await using var host = await ModuleHost.StartAsync([], services: services => services.AddSingleton<IInterceptor>(disk));
        var key = await host.KeyAsync();
        disk.IsFull = true;

        var (acknowledged, reply) = (0, await host.CreateAsync("p0", key));
        while (reply.Status == HttpStatusCode.OK)
        {
            reply = await host.CreateAsync($"p{++acknowledged}", key);
        }

        reply.RequireBusy();
        Assert.Equal(acknowledged, await host.CreatedAsync());
        var read = await host.SendAsync("{ partnerships { totalCount } }", key);
        Assert.Equal((HttpStatusCode.OK, acknowledged), (read.Status, (int)read.Json()["data"]!["partnerships"]!["totalCount"]!));

        disk.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, (await host.CreateAsync("later", key)).Status);
        Assert.Equal(acknowledged + 1, await host.CreatedAsync());
    }

    [Fact]
    public async Task So_does_the_full_disk_of_a_server()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.PostgreSql);
        await using var host = await ModuleHost.StartAsync([], on: database);
        var key = await host.KeyAsync();
        Assert.Equal(HttpStatusCode.OK, (await host.CreateAsync("before", key)).Status);
        // PostgreSQL's own words and code, once the rows of the change are written.
        await database.ExecuteAsync(
            """
            CREATE FUNCTION core_full() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER core_full AFTER INSERT ON core_audit EXECUTE FUNCTION core_full();
            """
        );

        (await host.CreateAsync("refused", key)).RequireBusy();

        var read = await host.SendAsync("{ partnerships { nodes { slug } } }", key);
        Assert.Equal(
            (HttpStatusCode.OK, """{"nodes":[{"slug":"before"}]}"""),
            (read.Status, read.Json()["data"]!["partnerships"]!.ToJsonString())
        );
        await database.ExecuteAsync("DROP TRIGGER core_full ON core_audit");
        Assert.Equal(HttpStatusCode.OK, (await host.CreateAsync("refused", key)).Status);
        Assert.Equal(2, await host.CreatedAsync());
    }

    [Fact]
    public async Task What_was_saved_before_it_in_the_same_request_is_answered()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        await using var host = await ModuleHost.StartAsync(
            [],
            services: services => services.AddSingleton<IInterceptor>(new SecondCommitIsBusy()),
            on: database
        );

        var reply = await host.SendAsync(
            """
            mutation {
              first: createPartnership(input: {slug: "first", name: "First", kind: OTHER}) { partnership { slug } errors { code } }
              second: createPartnership(input: {slug: "second", name: "Second", kind: OTHER}) { partnership { slug } errors { code } }
            }
            """,
            await host.KeyAsync()
        );

        Assert.Equal((HttpStatusCode.OK, "BUSY"), (reply.Status, reply.Code()));
        Assert.NotNull(reply.RetryAfter);
        Assert.Equal("first", (string?)reply.Json()["data"]!["first"]!["partnership"]!["slug"]);
        Assert.Null(reply.Json()["data"]!["second"]);
        Assert.Equal(1, await host.CreatedAsync());
    }
}
