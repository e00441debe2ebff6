using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.Core.Webhooks;

/// <summary>A web server on this computer that receives the messages of a webhook.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrivals = new(0);

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Its address, with a path as those of Teams have.</summary>
    public Uri Address => new(new Uri(_app.Urls.Single()), "/hooks/a");

    /// <summary>How it answers.</summary>
    public Func<HttpContext, Task> Answers { get; set; } = _ => Task.CompletedTask;

    /// <summary>What it got, the earliest first.</summary>
    public ConcurrentQueue<Message> Received { get; } = new();

    /// <summary>It answers with this status.</summary>
    public static Func<HttpContext, Task> With(int status, string? location = null) =>
        http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = location;
            return Task.CompletedTask;
        };

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits until it has got something that nobody waited for yet.</summary>
    public async Task<Message> NextAsync()
    {
        await _arrivals.WaitAsync(TestContext.Current.CancellationToken);
        return Received.Last();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrivals.Dispose();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers;
        Received.Enqueue(
            new(
                headers["webhook-id"].Single()!,
                headers["webhook-timestamp"].Single()!,
                headers["webhook-signature"].Single()!,
                await reader.ReadToEndAsync(http.RequestAborted)
            )
        );
        _arrivals.Release();
        await Answers(http);
    }

    internal sealed record Message(string Id, string Timestamp, string Signature, string Text)
    {
        public JsonNode Body { get; } = JsonNode.Parse(Text)!;

        /// <summary>Whether the signature is right, by the recipe of Standard Webhooks.</summary>
        public bool IsSignedWith(string secret)
        {
            var key = Convert.FromBase64String(secret.Split('_')[1]);
            var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Text}"));
            return Signature.Split(' ').Any(s => s.StartsWith("v1,", StringComparison.Ordinal) && IsSame(s[3..], expected));
        }

        private static bool IsSame(string signature, byte[] expected) =>
            CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(signature), expected);
    }
}
