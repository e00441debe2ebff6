using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CouncilPlatform.Host.Tests.Core.Work;

/// <summary>A mail server on this computer.</summary>
internal sealed class MailServer : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private Task _running = Task.CompletedTask;

    public int Port { get; private init; }

    public ConcurrentQueue<MimeMessage> Received { get; } = new();

    public static async Task<MailServer> StartAsync(int? port = null)
    {
        var server = new MailServer { Port = port ?? FreePort() };
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(server);
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, server.Port)))
            .Build();
        server._running = new SmtpServer.SmtpServer(options, services).StartAsync(server._stop.Token);
        await UntilItListensAsync(server.Port);
        return server;
    }

    /// <summary>Waits until a mail is there that nobody waited for yet.</summary>
    public async Task<MimeMessage> NextAsync()
    {
        await _arrivals.WaitAsync(TestContext.Current.CancellationToken);
        return Received.Last();
    }

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream(buffer.ToArray());
        Received.Enqueue(await MimeMessage.LoadAsync(content, cancellationToken));
        _arrivals.Release();
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _stop.Dispose();
        _arrivals.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task UntilItListensAsync(int port)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }
}
