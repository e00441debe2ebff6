using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CouncilPlatform.Host.Tests.Audit;
using CouncilPlatform.Host.Tests.Faults;
using CouncilPlatform.Host.Tests.FirstDay;
using CouncilPlatform.Host.Tests.Hosting.Proxies;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Hosting;

/// <summary>
/// Two hosts behind nginx, with the guide's settings. HOST_STOPS asks for more stops and starts than a test run has time for.
/// </summary>
public sealed class RollingRestartTests
{
    private const string Bodies = """{ partnership(slug: "north") { bodies { totalCount } } }""";

    [Fact]
    public async Task Hosts_stop_and_start_one_after_the_other_and_no_request_fails()
    {
        var stops = RunSize.Of("HOST_STOPS", usual: 2);
        await using var database = await TestDatabase.CreateAsync(Providers.PostgreSql);
        // It makes the tables and the key, and looks at the end what is there.
        await using var observer = await ModuleHost.StartAsync([], on: database);
        var key = await observer.KeyAsync();
        await using var replicas = new Replicas(database);
        await replicas.StartAsync(0);
        await using var proxy = await Nginx.StartAsync(Guide.TwoHosts(replicas.Address(0), replicas.Address(1)));
        using var client = proxy.Client();
        await client.Http.CreateAsync("north", key);
        var (acknowledged, failed) = (0, new ConcurrentQueue<Reply>());
        using var ending = new CancellationTokenSource();
        var clients = Task.WhenAll(LoopAsync(WriteAsync), LoopAsync(ReadAsync), LoopAsync(OpenAsync));

        await replicas.StartAsync(1);
        for (var stop = 0; stop < stops; stop++)
        {
            await WrittenAsync();
            await replicas.StopAsync(stop % 2);
            await WrittenAsync();
            if (stop + 1 < stops)
            {
                await replicas.StartAsync(stop % 2);
            }
        }

        await ending.CancelAsync();
        await clients;

        Assert.Equal([], failed);
        Assert.Equal(acknowledged, CountOf(await observer.SendAsync(Bodies, key)));
        await using var scope = observer.CommandScope();
        Assert.Null(await AuditedHost.VerifyAsync(scope.ServiceProvider));

        async Task WrittenAsync()
        {
            for (var before = Volatile.Read(ref acknowledged); Volatile.Read(ref acknowledged) < before + 5 && !clients.IsFaulted; )
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        async Task LoopAsync(Func<Task> once)
        {
            // A pause, to leave a host time to start.
            for (; !ending.IsCancellationRequested; await Task.Delay(100, TestContext.Current.CancellationToken))
            {
                await once();
            }
        }

        async Task WriteAsync()
        {
            var reply = await client.Http.SendAsync(
                $$"""
                mutation { addBody(input: {partnership: "north", name: "{{Guid.NewGuid()}}", kind: BOARD}) {
                body { id } errors { message } } }
                """,
                key
            );
            if (reply.Status == HttpStatusCode.OK && reply.Json()["data"]?["addBody"]?["body"] is not null)
            {
                Interlocked.Increment(ref acknowledged);
            }
            else
            {
                failed.Enqueue(reply);
            }
        }

        // What was acknowledged before is there, whichever host answers.
        async Task ReadAsync()
        {
            var least = Volatile.Read(ref acknowledged);
            var reply = await client.Http.SendAsync(Bodies, key);
            if (reply.Status != HttpStatusCode.OK || CountOf(reply) < least)
            {
                failed.Enqueue(reply);
            }
        }

        async Task OpenAsync()
        {
            using var response = await client.Http.GetAsync("/partnerships/north", TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                failed.Enqueue(await Reply.OfAsync(response));
            }
        }
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_goes_to_the_other_host_and_is_saved_once()
    {
        await using var host = await ModuleHost.StartAsync(
            [],
            settings: new Dictionary<string, string?> { ["Proxies"] = "127.0.0.1", ["AllowedHosts"] = Guide.PublicHost }
        );
        var key = await host.KeyAsync();
        using var losing = new LostAnswers(host.Client.BaseAddress!);
        await using var proxy = await Nginx.StartAsync(Guide.TwoHosts(losing.Address, host.Client.BaseAddress!));
        using var client = proxy.Client();

        foreach (var slug in new[] { "first", "second" })
        {
            var reply = await client.Http.CreateAsync(slug, key);
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            Assert.Equal(slug, (string?)reply.Json()["data"]!["createPartnership"]!["partnership"]?["slug"]);
        }

        // nginx takes turns.
        Assert.InRange(losing.Count, 1, 2);
        Assert.Equal(2, await host.CreatedAsync());
    }

    private static int? CountOf(Reply reply) => (int?)reply.Json()["data"]?["partnership"]?["bodies"]?["totalCount"];

    /// <summary>Two hosts on one database, each a process.</summary>
    private sealed class Replicas(TestDatabase database) : IAsyncDisposable
    {
        private readonly int[] _ports = [HostProcess.FreePort(), HostProcess.FreePort()];
        private readonly HostProcess?[] _hosts = [null, null];

        public Uri Address(int replica) => new($"http://127.0.0.1:{_ports[replica]}");

        public async Task StartAsync(int replica)
        {
            var host = _hosts[replica] = HostProcess.Start([
                "serve",
                "--urls",
                Address(replica).GetLeftPart(UriPartial.Authority),
                "--Proxies",
                "127.0.0.1",
                "--AllowedHosts",
                $"{Guide.PublicHost};127.0.0.1",
                .. database.Settings.SelectMany(s => new[] { $"--{s.Key}", s.Value! }),
            ]);
            using var client = new HttpClient { BaseAddress = Address(replica) };
            await host.ReadyAsync(client);
        }

        public async Task StopAsync(int replica)
        {
            await using var host = _hosts[replica]!;
            _hosts[replica] = null;
            host.Terminate();
            Assert.Equal(0, (await host.EndAsync()).Code);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var host in _hosts.OfType<HostProcess>())
            {
                await host.DisposeAsync();
            }
        }
    }

    /// <summary>Another address of a host. It passes requests on to it, and breaks off once the host has answered.</summary>
    private sealed class LostAnswers : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private int _count;

        public LostAnswers(Uri host)
        {
            _listener.Start();
            _ = RunAsync(host);
        }

        public Uri Address => new($"http://{_listener.LocalEndpoint}");

        public int Count => Volatile.Read(ref _count);

        public void Dispose() => _listener.Dispose();

        private async Task RunAsync(Uri host)
        {
            while (true)
            {
                using var proxy = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                using var answering = new TcpClient(host.Host, host.Port);
                _ = proxy.GetStream().CopyToAsync(answering.GetStream(), TestContext.Current.CancellationToken);
                await answering.GetStream().CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
                Interlocked.Increment(ref _count);
            }
        }
    }
}
