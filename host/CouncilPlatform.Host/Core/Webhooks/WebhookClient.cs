using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>
/// Sends one message to a receiver that is not trusted: only to addresses that may be reached, without redirects, and without waiting for
/// more than it needs to know. It has a client of its own, whose addresses nobody logs.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);

    // Names are looked up again after this time.
    private static readonly TimeSpan _connection = TimeSpan.FromMinutes(2);

    private readonly WebhookNetwork _network;
    private readonly HttpClient _client;

    public WebhookClient(WebhookNetwork network)
    {
        _network = network;
        _client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                ActivityHeadersPropagator = null,
                ConnectCallback = ConnectAsync,
                PooledConnectionLifetime = _connection,
                MaxResponseHeadersLength = 16,
                // The answer itself says nothing: what is small is skipped, and what is large ends the connection.
                MaxResponseDrainSize = 4096,
                ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            }
        )
        {
            Timeout = _longest,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("CouncilPartnershipPlatform", "1"));
    }

    /// <summary>Sends a message. Returns why it was not accepted, without the address; null if it was.</summary>
    /// <param name="address">The receiver's address.</param>
    /// <param name="secrets">What the message is signed with: with each of them.</param>
    /// <param name="id">The id of the message, the same each time that it is sent.</param>
    /// <param name="timestamp">Now, in seconds since 1970.</param>
    /// <param name="body">The message as JSON.</param>
    /// <param name="cancellationToken">The host stops.</param>
    public async Task<string?> SendAsync(
        Uri address,
        IReadOnlyList<string> secrets,
        string id,
        long timestamp,
        string body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSecret.Sign(secrets, id, timestamp, body));
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : RefusalOf((int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"The receiver did not answer within {_longest.TotalSeconds:0} seconds.";
        }
        catch (HttpRequestException e)
        {
            return e.GetBaseException() is UnreachableReceiverException unreachable
                ? unreachable.Message
                : $"The receiver cannot be reached: {Wording.Of(e.HttpRequestError.ToString())}.";
        }
    }

    public void Dispose() => _client.Dispose();

    private static string RefusalOf(int status) =>
        status is >= 300 and < 400
            ? $"The receiver answered {status}. Redirects are not followed."
            : string.Create(CultureInfo.InvariantCulture, $"The receiver answered {status}.");

    // All addresses of a name are checked at the moment at which the host connects to one of them.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, _network.MayReach))
        {
            throw new UnreachableReceiverException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class UnreachableReceiverException() : IOException("The receiver's name leads to an address that is not public.");
}
